import Foundation
import Testing

@Suite("the README is true")
struct ReadmeTests {
  /// The fenced blocks of the README, in order.
  private static func blocks() throws -> [String] {
    try Example.text("README.md").components(separatedBy: "```").enumerated()
      .filter { $0.offset % 2 == 1 }.map(\.element)
  }

  @Test("its Swift example is Examples/Quickstart, in fewer than 15 lines, and it runs")
  func quickstart() throws {
    let source = try Example.text("Examples/Quickstart/main.swift")
    let block = try #require(Self.blocks().first { $0.hasPrefix("swift\n") })
    #expect(block.dropFirst("swift\n".count) == source)
    let lines = source.split(separator: "\n")
    #expect(lines.count < 15)

    #expect(try Example.output(of: "Quickstart").contains("344 Chinstrap"))
  }

  @Test("its commands run as they stand")
  func commands() throws {
    let block = try #require(Self.blocks().first { $0.contains("gradus fit penguins.csv") })
    let place = try Workplace()
    for name in ["penguins.csv", "new.csv", "test.csv"] {
      try place.write(Example.text("Examples/penguins/penguins.csv"), to: name)
    }
    try place.write(Example.text("Examples/mtcars/mtcars.csv"), to: "mtcars.csv")
    let commands = block.split(separator: "\n").flatMap { line in
      line.prefix { $0 != "#" }.components(separatedBy: "; ")
    }.filter { $0.hasPrefix("gradus ") }
    #expect(commands.count >= 14)
    for command in commands {
      let result = try place.gradus(Array(commandLineWords(command).dropFirst()))
      #expect(result.status == 0 && !result.output.isEmpty, "\(command): \(result.errors)")
    }
  }

  @Test("what it shows of make run is what make run prints, but for the time")
  func run() throws {
    let block = try #require(Self.blocks().first { $0.contains("majority class") })
    let result = try Example.workplace().gradus(
      "fit", "Examples/penguins/penguins.csv", "--target", "species", "-o",
      ".build/penguins.gradus")
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n").map {
        $0.components(separatedBy: " training rows in ")[0].replacingOccurrences(of: "─", with: "-")
      }
    }
    #expect(lines(block) == lines(result.output))
  }
}
