import Testing

@testable import Terminal

@Suite("A table of text")
struct TextTableTests {
  private let page = Screen(isTerminal: false, environment: ["LANG": "C.UTF-8"])

  private func terminal(_ columns: Int, _ environment: [String: String] = ["LANG": "C.UTF-8"])
    -> Screen
  {
    Screen(isTerminal: true, reportedColumns: columns, environment: environment)
  }

  private var rungs: TextTable {
    var table = TextTable([.text("rung"), .number("accuracy"), .number("cross-entropy")])
    table.append(["majority", "0.438", "1.0421"])
    table.append(["no hidden layer", "0.985", "0.0519"])
    table.appendSeparator()
    table.append(["network", "0.993", ""])
    return table
  }

  @Test("has text on the left and numbers on the right")
  func layout() {
    #expect(
      rungs.text(for: page) == """
        rung             accuracy  cross-entropy
        ────────────────────────────────────────
        majority            0.438         1.0421
        no hidden layer     0.985         0.0519
        ────────────────────────────────────────
        network             0.993

        """)
  }

  @Test("is drawn in ASCII where the locale asks for it")
  func ascii() {
    let text = rungs.text(for: Screen(isTerminal: false, environment: [:]))
    #expect(text.utf8.allSatisfy { $0 < 128 })
    #expect(text.contains("\n----------------------------------------\n"))
  }

  @Test("has columns that line up whatever the letters")
  func alignment() {
    var table = TextTable([.text(""), .number("")])
    for name in ["a", "日本語", "e\u{301}", "w⁽¹⁾", "👍🏽"] { table.append([name, "1"]) }
    let lines = table.text(for: page).split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.displayWidth == 9 && $0.hasSuffix("  1") })
  }

  @Test("is never wider than a terminal, and gives up text before numbers", arguments: 1...60)
  func narrowness(_ columns: Int) {
    var table = rungs
    table.append(["a name that goes on and on, longer than any screen is wide", "1.000", "2.0000"])
    let lines = table.text(for: terminal(columns)).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.displayWidth <= columns })
    if columns >= 33 {
      #expect(lines[2].hasSuffix("0.438         1.0421"))
      #expect(lines.last?.hasSuffix("1.000         2.0000") ?? false)
      #expect(lines.last?.contains("…") ?? false)
    }
  }

  @Test("leaves nothing out in a file, and shows control characters in cells")
  func completeness() {
    var table = TextTable([.text("name")])
    let long = String(repeating: "x", count: 500)
    table.append([long])
    table.append(["two\nlines\u{1B}[31m"])
    let text = table.text(for: page)
    #expect(text.contains(long))
    #expect(text.contains("two\\nlines\\u{1B}[31m\n"))
  }

  @Test("may have no rows, no headings or no columns")
  func empty() {
    #expect(TextTable([.text("a"), .number("b")]).text(for: page) == "a  b\n────\n")
    #expect(TextTable([]).text(for: page) == "")
  }
}
