/// Values as Python's source writes them.
enum PythonText {
  /// In double quotes.
  static func string(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      case _ where scalar.value < 32 || (127..<160).contains(scalar.value):
        "\\x" + String(scalar.value + 0x100, radix: 16).dropFirst()
      case _
      where scalar.properties.generalCategory == .format || scalar.value == 0x2028
        || scalar.value == 0x2029:
        "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }

  static func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }

  static func bool(_ value: Bool) -> String { value ? "True" : "False" }

  /// Without what would end or bend a comment or a docstring.
  static func comment(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar -> Character in
        let isPlain =
          scalar.value >= 32 && scalar != "\"" && scalar != "\\"
          && ![.control, .format, .lineSeparator, .paragraphSeparator]
            .contains(scalar.properties.generalCategory)
        return isPlain ? Character(scalar) : "?"
      })
  }
}
