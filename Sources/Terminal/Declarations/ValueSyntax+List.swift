extension ValueSyntax {
  /// Values separated by commas; `\,` stands for a comma inside of one, as in the name of a column.
  ///
  /// With `none` given, say as `"none"`, that word stands for the empty list, which is otherwise wrong.
  public static func list<Element>(
    of element: ValueSyntax<Element>, none: String? = nil
  ) -> Self where Value == [Element] {
    Self(
      placeholder: "\(element.placeholder),…", completion: element.completion,
      read: { text throws(ValueProblem) in
        if text == none { return [] }
        var values: [Element] = []
        for item in items(of: text) {
          if item.isEmpty { throw ValueProblem("\"\(text.printable)\" has an empty item") }
          values.append(try element.read(item))
        }
        return values
      },
      write: { values in
        if values.isEmpty, let none { return none }
        return values.map { escaped(element.write($0)) }.joined(separator: ",")
      })
  }

  private static func items(of text: String) -> [String] {
    var items = [""]
    var isEscaped = false
    for character in text {
      switch character {
      case ",":
        if isEscaped {
          items[items.count - 1].append(",")
        } else {
          items.append("")
        }
        isEscaped = false
      default:
        // A backslash is itself unless a comma follows.
        if isEscaped { items[items.count - 1].append("\\") }
        isEscaped = character == "\\"
        if !isEscaped { items[items.count - 1].append(character) }
      }
    }
    if isEscaped { items[items.count - 1].append("\\") }
    return items
  }

  @Sendable private static func escaped(_ item: String) -> String {
    item.split(separator: ",", omittingEmptySubsequences: false).joined(separator: "\\,")
  }
}
