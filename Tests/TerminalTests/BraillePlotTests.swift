import Testing

@testable import Terminal

@Suite("braille plots")
struct BraillePlotTests {
  private static func screen(_ locale: String = "C.UTF-8", color: Bool = false) -> Screen {
    Screen(
      isTerminal: true, environment: ["LANG": locale, "TERM": color ? "xterm" : "dumb"])
  }

  @Test("put a point at each corner")
  func corners() {
    var plot = BraillePlot(x: 0...1, y: 0...1, columns: 3, rows: 2)
    for (x, y) in [(0.0, 0.0), (0, 1), (1, 0), (1, 1)] { plot.point(x, y) }
    #expect(
      plot.text(for: Self.screen()) == """
        1 │⠁ ⠈
        0 │⡀ ⢀
          └───
           0 1

        """)
    #expect(
      plot.text(for: Self.screen("C")) == """
        1 |* *
        0 |* *
          +---
           0 1

        """)
  }

  @Test("draw a rising line in every letter, and nothing outside of it")
  func line() {
    var plot = BraillePlot(x: 0...10, y: -5...5, columns: 4, rows: 4)
    plot.line([(0, -5), (10, 5)])
    plot.line([(20, 0), (30, 4)])
    plot.line([(0, .nan), (1, .infinity)])
    let lines = plot.text(for: Self.screen("C")).split(separator: "\n").map(String.init)
    #expect(lines == [" 5 |   *", "   |  *", "   | *", "-5 |*", "   +----", "    0 10"])
  }

  @Test("give curves marks of their own in ASCII, and colors where there are any")
  func curves() {
    var plot = BraillePlot(x: 0...3, y: 0...1, columns: 2, rows: 1)
    plot.point(0, 0)
    plot.point(3, 0, curve: 1)
    #expect(plot.text(for: Self.screen("C")).contains("|*o\n"))
    #expect(plot.text(for: Self.screen(color: true)).contains("│⡀\u{1B}[33m⢀\u{1B}[0m\n"))
    // Without colors only a mark tells which curve it is, and the key says which mark.
    #expect(plot.text(for: Self.screen()).contains("│⡀o\n"))
    #expect([0, 1].map { BraillePlot.mark(ofCurve: $0, for: Self.screen()) } == ["⠒", "o"])
    #expect([0, 1].map { BraillePlot.mark(ofCurve: $0, for: Self.screen("C")) } == ["*", "o"])
    #expect(BraillePlot.mark(ofCurve: 1, for: Self.screen(color: true)).isEmpty)
  }

  @Test(
    "take any numbers",
    arguments: [(0, 0), (-Double.infinity, 1), (1e300, 1.1e300), (0, 1e-300)] as [(Double, Double)])
  func ranges(_ low: Double, _ high: Double) {
    var plot = BraillePlot(x: low...high, y: low...high, columns: 1, rows: 0)
    plot.line([(low, low), (high, high), (.nan, 0), (1e308, -1e308)])
    plot.curve { 1 / $0 }
    let lines = plot.text(for: Self.screen()).split(separator: "\n")
    #expect(lines.count == 3)
  }

  @Test("are as many lines as asked for, however long the labels")
  func size() {
    let plot = BraillePlot(x: 0...1e-12, y: -1_234.5...1e7, columns: 30, rows: 5)
    let lines = plot.text(for: Self.screen()).split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines[0].hasPrefix("10000000 │") && lines[4].hasPrefix("   -1234 │"))
    #expect(lines[5].hasSuffix(String(repeating: "─", count: 30)))
  }
}
