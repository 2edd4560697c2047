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

  /// Words on lines that keep to the width, each ended by a line break.
  public func wrapped(_ text: String, indentation: Int = 0) -> String {
    let margin = String(repeating: " ", count: indentation)
    var lines: [String] = [], line = ""
    for word in spelled(text).split(separator: " ") {
      if !line.isEmpty, indentation + line.count + 1 + word.count > columns {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    return lines.map { margin + $0 + "\n" }.joined()
  }
}
