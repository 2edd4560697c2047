import Testing

@testable import Terminal

@Suite("The width of a text")
struct DisplayWidthTests {
  @Test(
    "is that of a terminal",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("w⁽¹⁾", 4), ("δ⁽²⁾ = (y − t)σ′(s)", 19),
      ("日本語", 6), ("ｶﾅ", 2), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2),
      ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("━─", 2), ("a\u{200B}b", 2), ("ＡＢ", 4),
    ])
  func width(_ text: String, _ columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test("of a beginning is never more than asked for, and no letter is cut in half")
  func truncation() {
    for text in ["penguins", "日本語のペンギン", "e\u{301}e\u{301}e\u{301}e\u{301}", "👨‍👩‍👧👍🏽🇩🇪❤️"] {
      for columns in 0...20 {
        let short = text.truncated(toColumns: columns, ellipsis: "…")
        #expect(short.displayWidth <= columns)
        if text.displayWidth <= columns {
          #expect(short == text)
        } else if columns > 0 {
          #expect(short.last == "…" && text.hasPrefix(String(short.dropLast())))
        }
      }
    }
  }

  @Test("cannot be upset by control characters: they are made visible")
  func controls() {
    #expect("a\nb\tc".printable == "a\\nb\\tc")
    #expect("\u{1B}[2J".printable == "\\u{1B}[2J")
    #expect("a\u{202E}b".printable == "a\\u{202E}b")
    #expect("größe 日本 👨‍👩‍👧".printable == "größe 日本 👨‍👩‍👧")
  }
}
