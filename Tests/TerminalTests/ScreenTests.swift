import Testing

@testable import Terminal

@Suite("The screen")
struct ScreenTests {
  @Test("the first locale variable that is set decides about Unicode")
  func locale() {
    func allowsUnicode(_ environment: [String: String]) -> Bool {
      Screen(isTerminal: true, environment: environment).allowsUnicode
    }
    #expect(allowsUnicode(["LANG": "en_US.UTF-8"]))
    #expect(allowsUnicode(["LANG": "C.utf8"]))
    #expect(allowsUnicode(["LC_CTYPE": "de_DE.UTF-8", "LANG": "C"]))
    #expect(allowsUnicode(["LC_ALL": "", "LANG": "C.UTF-8"]))
    #expect(!allowsUnicode(["LC_ALL": "C", "LANG": "en_US.UTF-8"]))
    #expect(!allowsUnicode(["LANG": "de_DE.ISO-8859-1"]))
    #expect(!allowsUnicode([:]))
  }

  @Test("color needs a terminal that knows it and no NO_COLOR")
  func color() {
    func allowsColor(_ isTerminal: Bool, _ environment: [String: String]) -> Bool {
      Screen(isTerminal: isTerminal, environment: environment).allowsColor
    }
    #expect(allowsColor(true, ["TERM": "xterm-256color"]))
    #expect(allowsColor(true, ["TERM": "xterm", "NO_COLOR": ""]))
    #expect(!allowsColor(true, ["TERM": "xterm", "NO_COLOR": "1"]))
    #expect(!allowsColor(true, ["TERM": "dumb"]))
    #expect(!allowsColor(true, [:]))
    #expect(!allowsColor(false, ["TERM": "xterm"]))
  }

  @Test("COLUMNS overrides the reported width if it is a width")
  func width() {
    func columns(_ reported: Int?, _ variable: String?) -> Int? {
      Screen(
        isTerminal: true, reportedColumns: reported,
        environment: variable.map { ["COLUMNS": $0] } ?? [:]
      ).columns
    }
    #expect(columns(120, nil) == 120)
    #expect(columns(120, "90") == 90)
    #expect(columns(120, "wide") == 120)
    #expect(columns(120, "0") == 120)
    #expect(columns(nil, nil) == nil)
  }

  @Test("words are painted only where color is allowed")
  func style() {
    let colored = Style(for: Screen(isTerminal: true, environment: ["TERM": "xterm"]))
    let plain = Style(for: Screen(isTerminal: false, environment: ["TERM": "xterm"]))
    #expect(colored.strong("a") == "\u{1B}[1ma\u{1B}[0m")
    #expect(colored.failure("") == "")
    for paint in [plain.strong, plain.faint, plain.success, plain.warning, plain.failure] {
      #expect(paint("a") == "a")
    }
  }
}
