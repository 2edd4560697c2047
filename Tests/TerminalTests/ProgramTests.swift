import Testing

@testable import Terminal

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Glibc
#endif

@Suite("A program")
struct ProgramTests {
  private let program = SampleProgram.program

  private func run(
    _ words: String..., failure: Int32? = nil
  ) -> (status: Int32, output: String, messages: String) {
    let recording = Recording()
    let status = program.run(words, on: recording.console(failure: failure))
    return (status.code, recording.outputText, recording.messagesText)
  }

  @Test("performs a command and ends with 0")
  func success() {
    #expect(run("fit", "t.csv") == (0, "fitted t.csv\n", ""))
    #expect(run("--version") == (0, "gradus 1.2.3\n", ""))
  }

  @Test("prints help on standard output, the same by each way to ask for it")
  func help() {
    let help = run()
    #expect(help.status == 0 && help.output.hasPrefix("Usage: gradus COMMAND …\n"))
    #expect(run("--help") == help && run("-h") == help && run("help") == help)
    let fit = run("fit", "--help")
    #expect(fit.output.hasPrefix("Usage: gradus fit TABLE"))
    #expect(run("help", "fit") == fit)
    #expect(
      run("help", "fti") == (
        2, "", "gradus: unknown command fti; did you mean fit?\nSee 'gradus --help'.\n"
      ))
  }

  @Test("prints its documents")
  func documents() {
    #expect(run("man").output == ManualPage(of: program).text)
    for shell in Shell.allCases {
      #expect(run("completions", shell.rawValue).output == shell.completions(of: program))
    }
  }

  @Test("ends with 2 and a hint if the usage is wrong, also where a command finds out")
  func wrongUsage() {
    #expect(
      run("fit", "t.csv", "--epochs", "0") == (
        2, "",
        "gradus fit: --epochs: 0 is not between 1 and 1000000\nSee 'gradus fit --help'.\n"
      ))
    #expect(
      run("fit", "t.csv", "-qj") == (
        2, "",
        "gradus fit: --quiet and --json exclude each other; leave one of them out\n"
          + "See 'gradus fit --help'.\n"
      ))
  }

  @Test("ends with 1 and the sentence of the error, or with the status that a command chose")
  func failure() {
    #expect(
      run("fit", "refused.csv") == (
        1, "", "gradus: iris.csv:17: petal_width: \"n/a\" is not a number\n"
      ))
    #expect(
      run("fit", "formula.csv") == (
        1, "", "gradus: y \\u{1B}~: nothing stands here\n    y ~\n       ^\n"
      ), "lines stay lines, and what could steer a terminal is text")
    #expect(run("fit", "interrupted.csv") == (130, "saved the best so far\n", ""))
  }

  @Test("says when its output is lost, but not when its reader had enough")
  func lostOutput() {
    #expect(
      run("fit", "t.csv", failure: ENOSPC) == (
        1, "", "gradus: standard output: No space left on device\n"
      ))
    #expect(run("fit", "t.csv", failure: EPIPE) == (141, "", ""))
  }

  @Test("paints the place of an error on a terminal, and nothing else")
  func color() {
    let recording = Recording()
    let terminal = Screen(isTerminal: true, environment: ["TERM": "xterm"])
    _ = program.run(["x"], on: recording.console(screen: terminal))
    #expect(
      recording.messagesText
        == "\u{1B}[31mgradus\u{1B}[0m: unknown command x\nSee 'gradus --help'.\n")
  }
}
