internal import Charts

/// Texts that several sections need.
enum Words {
  /// `1 row`, `1,234 rows`.
  static func count(_ n: Int, _ noun: String, _ plural: String? = nil) -> String {
    n == 1 ? "1 \(noun)" : "\(Numeral.grouped(n)) \(plural ?? noun + "s")"
  }

  /// The first few, and how many more; each shortened.
  static func list(_ names: some Collection<String>, longest: Int = 8) -> String {
    let shown = names.prefix(longest).map { shortened($0, to: 40) }.joined(separator: ", ")
    return names.count > longest ? "\(shown) and \(names.count - longest) more" : shown
  }

  /// `data/penguins.csv:17` makes `penguins.csv:17`: folders are nobody's business who is given a page.
  static func file(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// With no line ending between a word and its number, `mean 43.7`: only behind commas.
  static func unbroken(_ list: String) -> String {
    list.split(separator: ", ", omittingEmptySubsequences: false)
      .map { $0.count <= 24 ? $0.replacing(" ", with: "\u{A0}") : $0 }
      .joined(separator: ", ")
  }

  /// A setting as a person writes it: `cosine:epochs=300.0` makes `cosine:epochs=300`.
  static func setting(_ spelling: String) -> String {
    spelling.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.hasSuffix(".0") ? $0.dropLast(2) : $0 }.joined(separator: ",")
  }

  /// A text of the table may be as long as a book.
  static func shortened(_ text: String, to count: Int = 60) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }
}
