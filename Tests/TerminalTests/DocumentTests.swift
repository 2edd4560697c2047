import Testing

@testable import Terminal

@Suite("The manual page and the completions")
struct DocumentTests {
  private let program = SampleProgram.program

  @Test("the manual page has every command, argument, option and example")
  func manualIsComplete() {
    let page = ManualPage(of: program).text
    for command in program.commands {
      #expect(page.contains(".SS \"gradus \(command.name)"))
      for argument in command.arguments { #expect(page.contains(".I \(argument.name)\n")) }
      for option in command.options {
        let name = option.name.split(separator: "-").joined(separator: "\\-")
        #expect(page.contains("\\fB\\-\\-\(name)\\fR"))
        if let short = option.short { #expect(page.contains("\\fB\\-\(short)\\fR, ")) }
      }
    }
    #expect(page.contains(".B \"gradus fit penguins.csv \\-\\-hidden 8\""))
  }

  @Test("the manual page is ASCII, and no text in it is taken for a request")
  func manualIsSafe() {
    let odd = Command(
      "odd", "handle a\\b, \"quotes\" and ≤", discussion: ".SH is not a heading\n\n'quoted' - so",
      arguments: [Argument(repeated: "X", .text, help: ".dot")]
    ) { _, _ in }
    let page = ManualPage(of: Program("p", version: "1", "be odd", commands: [odd])).text
    #expect(page.utf8.allSatisfy { $0 < 128 })
    #expect(page.contains("Handle a\\eb, \"quotes\" and \\[u2264]."))
    #expect(page.contains("\n\\&.SH is not a heading\n"))
    #expect(page.contains("\n\\&'quoted' \\- so\n"))
    #expect(page.contains("\n\\&.dot\n"))
    #expect(page.contains(".SS \"p odd X\\[u2026]\""))
    #expect(page.split(separator: "\n").allSatisfy { !$0.isEmpty })
  }

  @Test(
    "the completions of every shell have every command, option and choice",
    arguments: Shell.allCases)
  func completionsAreComplete(_ shell: Shell) {
    let script = shell.completions(of: program)
    for command in program.commands {
      #expect(script.contains(command.name))
      for option in command.options {
        #expect(script.contains(shell == .fish ? "-l \(option.name) " : "--\(option.name)"))
        if let short = option.short {
          #expect(script.contains(shell == .fish ? "-s \(short) " : "-\(short)"))
        }
        if case .choices(let words) = option.completion {
          #expect(script.contains(words.joined(separator: " ")))
        }
      }
    }
    #expect(script.contains("bash zsh fish"))
  }

  @Test("help that holds what is special to a shell is quoted")
  func completionsAreSafe() {
    let option = Option("rate", .number, help: "η, it's [0:1] \\ $HOME `x`")
    let odd = Command("odd", "don't: break", groups: [OptionGroup("Options", [option])]) { _, _ in }
    let program = Program("p", version: "1", "be odd", commands: [odd])
    #expect(
      Shell.zsh.completions(of: program).contains(
        "'--rate[η, it'\\''s \\[0\\:1\\] \\\\ $HOME `x`]:NUMBER: '"))
    #expect(
      Shell.fish.completions(of: program).contains(
        "-l rate -x -d 'η, it\\'s [0:1] \\\\ $HOME `x`'"))
    #expect(Shell.fish.completions(of: program).contains("-a odd -d 'don\\'t: break'"))
    #expect(!Shell.bash.completions(of: program).contains("$HOME"))
  }
}
