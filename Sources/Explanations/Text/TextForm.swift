/// How a walk is written as text.
public struct TextForm: Sendable {
  /// The width that lines keep to where they can, at least 20.
  public var columns: Int
  /// Whether the course's letters may be used; if not, they are spelled: `z1 = W1 a0 + b1`.
  public var isUnicode: Bool
  public var digits: Digits
  /// Makes headings and equations stand out; by default they are left alone.
  public var emphasize: @Sendable (String) -> String

  public init(
    columns: Int = 80, isUnicode: Bool = true, digits: Digits = Digits(6),
    emphasize: @escaping @Sendable (String) -> String = { $0 }
  ) {
    (self.columns, self.isUnicode) = (max(columns, 20), isUnicode)
    (self.digits, self.emphasize) = (digits, emphasize)
  }

  /// A sentence, an equation or a letter in the characters that may be used.
  public func spelled(_ text: String) -> String { isUnicode ? text : Notation.plain(text) }

  /// An equation in the characters that may be used.
  public func equation(_ description: String) -> String {
    isUnicode ? description : Notation(description).ascii
  }

  /// An equation on one line, or where that is too long on one for each of its clauses, folded where
  /// they are too long, too.
  func lines(ofEquation description: String) -> [String] {
    let whole = equation(description)
    if whole.count <= columns { return [whole] }
    return description.split(separator: ",  ").flatMap { clause in
      Self.folded(equation(String(clause)), columns: columns, further: "  ")
    }
  }

  /// Words on lines that keep to the width, each ended by a line break.
  public func wrapped(_ text: String, indentation: Int = 0) -> String {
    folded(spelled(text), indentation: indentation)
  }

  /// As ``wrapped(_:indentation:)``, of what is spelled already.
  func folded(_ text: String, indentation: Int = 0) -> String {
    let margin = String(repeating: " ", count: indentation)
    return Self.folded(text, columns: columns - indentation, further: "")
      .map { margin + $0 + "\n" }.joined()
  }

  private static func folded(_ text: String, columns: Int, further: String) -> [String] {
    var lines: [String] = [], line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > columns {
        lines.append(line)
        line = further + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [line]
  }
}
