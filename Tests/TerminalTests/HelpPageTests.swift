import Testing

@testable import Terminal

@Suite("The help")
struct HelpPageTests {
  private let program = SampleProgram.program

  private func screen(_ columns: Int, _ environment: [String: String] = [:]) -> Screen {
    Screen(
      isTerminal: false, reportedColumns: columns,
      environment: environment.merging(["LANG": "C.UTF-8"]) { given, _ in given })
  }

  private func pages(for screen: Screen) -> [String] {
    [HelpPage(of: program).text(for: screen)]
      + program.commands.map { HelpPage(of: $0, in: program).text(for: screen) }
  }

  @Test("fits on one screen, and no line is wider than the screen", arguments: [60, 80, 100, 200])
  func size(_ columns: Int) {
    for page in pages(for: screen(columns)) {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 46)
      for line in lines {
        #expect(String(line).displayWidth <= min(columns, 100), "\(line)")
        #expect(line.last != " ", "\(line)")
      }
    }
  }

  @Test("is ASCII where the locale has no more")
  func ascii() {
    for page in pages(for: screen(80, ["LANG": "C"])) {
      #expect(page.allSatisfy { $0.isASCII } && !page.contains("?"))
    }
  }

  @Test("is 80 columns wide where the width is not known")
  func unknownWidth() {
    let unknown = Screen(isTerminal: false, environment: ["LANG": "C.UTF-8"])
    #expect(pages(for: unknown) == pages(for: screen(80)))
  }

  @Test("names every command, argument and option with its help")
  func completeness() {
    let page = HelpPage(of: program).text(for: screen(100))
    for command in program.commands {
      #expect(page.contains("  \(command.name) "))
      #expect(page.contains(command.summary))
    }
    for command in program.commands {
      let page = HelpPage(of: command, in: program).text(for: screen(100))
      for argument in command.arguments { #expect(page.contains("  \(argument.name) ")) }
      for option in command.options {
        #expect(page.contains(option.signature))
        #expect(page.contains(option.help))
      }
    }
  }

  @Test("reads like this")
  func example() {
    #expect(
      HelpPage(of: SampleProgram.fit, in: program).text(for: screen(80)) == """
        Usage: gradus fit TABLE [OTHER…] [OPTIONS]

        Fit a network to a table.

        Some of the rows are held out and only report how good the network is on rows
        that it has never seen.

        Without any option the defaults give a good network.

        Arguments:
          TABLE                      a CSV file with a header; - is standard input
          OTHER                      more of them

        Rows:
          --holdout FRACTION         the share of rows that only report (default: 0.2)
          --keep COLUMN              a column to carry over; may be repeated
          --seed N                   where the random numbers begin (default: 1)

        Network:
          --hidden UNITS             units of the hidden layers (default: 64,32)
          --precision single|double  the numbers to compute with (default: single)

        Training:
          --epochs N                 passes over the training rows (default: chosen by
                                     the number of rows)
          --batch N|all              examples in one step, all of them for all

        Output:
          -q, --quiet                no progress, no notes
          -j, --json                 one JSON object with every figure
          -o, --output FILE          where the model goes (default: TABLE.gradus)
          -h, --help                 show this help

        Examples:
          gradus fit penguins.csv --hidden 8
              fits a network with one small hidden layer
          gradus fit train-images-idx3-ubyte.gz --hidden 256,128 --epochs 20 \\
            --batch 128 --output 'my fashion.gradus'
              fits a network to pictures

        """)
  }

  @Test("gives up the lines between the groups before it outgrows a screen")
  func crowded() {
    let groups = (0..<5).map { group in
      OptionGroup(
        "Group \(group)", (0..<7).map { Option.flag("flag-\(group)-\($0)", help: "a flag") })
    }
    let crowded = Command("crowded", "have many options", groups: groups) { _, _ in }
    let page = HelpPage(of: crowded, in: program).text(for: screen(80))
    #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 46)
    #expect(page.contains("a flag\nGroup 1:\n"))
  }

  @Test("draws nothing that the locale cannot show, and is colored on a terminal only")
  func plainness() {
    for page in pages(for: screen(80, ["LANG": "C"])) { #expect(page.utf8.allSatisfy { $0 < 128 }) }
    for page in pages(for: screen(80)) { #expect(!page.contains("\u{1B}")) }
    let terminal = Screen(
      isTerminal: true, reportedColumns: 80, environment: ["LANG": "C.UTF-8", "TERM": "xterm"])
    #expect(pages(for: terminal).allSatisfy { $0.contains("\u{1B}[1m") })
  }

  @Test("wraps words without losing any, and keeps paragraphs apart")
  func wrapping() {
    let text = "one two three\nfour  five\n\n  \nsix seven"
    #expect(text.paragraphs == ["one two three four  five", "six seven"])
    for columns in 1...30 {
      let lines = text.wrapped(toColumns: columns)
      #expect(lines.joined(separator: " ") == "one two three four five six seven")
      #expect(lines.allSatisfy { $0.count <= columns || !$0.contains(" ") })
    }
    #expect("".wrapped(toColumns: 10) == [])
  }
}
