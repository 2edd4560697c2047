import Testing

@testable import Terminal

@Suite("prose on a screen")
struct ProseTests {
  private static func screen(columns: Int?, locale: String = "C.UTF-8") -> Screen {
    Screen(
      isTerminal: columns != nil, reportedColumns: columns,
      environment: ["LANG": locale, "TERM": "xterm"])
  }
  private static let text = String(repeating: "a few words of δ⁽²⁾ = y − t ", count: 20)

  @Test("is as wide as the screen at most, from 40 columns on", arguments: [40, 60, 80, 100, 200])
  func width(_ columns: Int) {
    let lines = Self.screen(columns: columns).prose(Self.text, indent: "    ")
      .split(separator: "\n")
    #expect(lines.allSatisfy { String($0).displayWidth <= min(columns, 100) })
    #expect(lines.allSatisfy { $0.hasPrefix("    ") })
    let words = lines.joined(separator: " ").split(separator: " ")
    #expect(words == Self.text.split(separator: " "))
  }

  @Test("keeps a percent sign with its number", arguments: 20...60)
  func percent(_ columns: Int) {
    let text = String(repeating: "it explains 99.7 %, or 3 % more. ", count: 5)
    for line in text.wrapped(toColumns: columns) {
      #expect(!line.hasPrefix("%") && line.displayWidth <= columns)
    }
  }

  @Test("is ASCII where the locale has no more")
  func ascii() {
    let screen = Self.screen(columns: 40, locale: "C")
    #expect(screen.prose(Self.text).allSatisfy { $0.isASCII })
    #expect(screen.readable("δ⁽²⁾ = y − t → ½ ‖W‖²") == "delta(2) = y - t -> 1/2 ||W||^2")
    #expect(screen.readable("a⁽ˡ⁻¹⁾ᵀ + 4¹⁰") == "a(l-1)^T + 4^10")
    #expect(screen.readable("漢") == "?")
    #expect(Self.screen(columns: 40).readable("δ⁽²⁾") == "δ⁽²⁾")
  }

  @Test("hangs behind what its first line begins with")
  func hanging() {
    let prose = Self.screen(columns: 40).prose(Self.text, indent: "   ", first: "1. ")
    #expect(prose.hasPrefix("1. a few words"))
    #expect(prose.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("   ") })
  }
}
