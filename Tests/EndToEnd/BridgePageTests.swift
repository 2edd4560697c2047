import Foundation
import Testing

@Suite("the page from regression to network is true")
struct BridgePageTests {
  /// A command of the page, with what the page says that it prints.
  private struct Step {
    let words: [String]
    let shown: [String]
  }

  private static func steps() throws -> [Step] {
    let blocks = try Example.text("Documentation/FromRegressionToNetwork.md")
      .components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    return blocks.compactMap { block in
      let lines = block.split(separator: "\n").map(String.init)
      guard let command = lines.first, command.hasPrefix("$ gradus ") else { return nil }
      return Step(
        words: commandLineWords(command.dropFirst("$ gradus ".count)),
        shown: comparable(lines.dropFirst()))
    }
  }

  /// Without the time that a training took.
  private static func comparable(_ lines: some Sequence<String>) -> [String] {
    lines.map {
      $0.replacing(/,? in [0-9.]+ (ms|s|min)$/, with: "").replacingOccurrences(of: "─", with: "-")
        .trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
  }

  @Test("its commands print what it shows")
  func commands() throws {
    let steps = try Self.steps()
    #expect(steps.count >= 6)
    let place = try Workplace()
    try place.write(Example.text("Examples/penguins/penguins.csv"), to: "penguins.csv")
    for step in steps {
      let result = try place.gradus(step.words)
      #expect(result.status == 0, "\(step.words): \(result.errors)")
      #expect(
        Self.comparable(result.output.components(separatedBy: "\n")) == step.shown,
        "\(step.words.joined(separator: " "))")
    }
  }
}
