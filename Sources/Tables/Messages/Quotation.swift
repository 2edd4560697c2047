/// How a text from a table is cited in a message.
enum Quotation {
  private static let longest = 40

  /// In double quotes, shortened, with control characters made visible.
  static func quoted(_ text: some StringProtocol) -> String {
    var result = "\""
    for character in text.prefix(longest) {
      switch character {
      case "\n", "\r\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let c where c.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }: result += "�"
      default: result.append(character)
      }
    }
    return result + (text.count > longest ? "…\"" : "\"")
  }

  /// As a shell reads it: bare where that is safe, otherwise in single quotes.
  static func word(_ text: String) -> String {
    let isSafe =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "_-+./:,%@".unicodeScalars.contains($0)
      }
    guard !isSafe else { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }

  /// `1 row`, `2 rows`.
  static func count(_ n: Int, _ noun: String, _ plural: String? = nil) -> String {
    n == 1 ? "1 \(noun)" : "\(n) \(plural ?? noun + "s")"
  }

  /// The first few, and how many more.
  static func list(_ names: some Collection<String>, longest: Int = 8) -> String {
    let shown = names.prefix(longest).joined(separator: ", ")
    return names.count > longest ? "\(shown) and \(names.count - longest) more" : shown
  }
}
