import Foundation
import Testing

@Suite("the README is true")
struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
  }

  /// The fenced blocks of the README, in order.
  private static func blocks() throws -> [String] {
    try text("README.md").components(separatedBy: "```").enumerated()
      .filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// A folder in which `Examples` is the project's.
  private static func workplace() throws -> Workplace {
    let place = try Workplace()
    try FileManager.default.createSymbolicLink(
      atPath: place.path("Examples"), withDestinationPath: root.path + "/Examples")
    try FileManager.default.createDirectory(
      atPath: place.path(".build"), withIntermediateDirectories: false)
    return place
  }

  @Test("its Swift example is Examples/Quickstart, in fewer than 15 lines, and it runs")
  func quickstart() throws {
    let source = try Self.text("Examples/Quickstart/main.swift")
    let block = try #require(Self.blocks().first { $0.hasPrefix("swift\n") })
    #expect(block.dropFirst("swift\n".count) == source)
    let lines = source.split(separator: "\n")
    #expect(lines.count < 15)

    let place = try Self.workplace(), process = Process(), output = Pipe()
    process.executableURL = URL(fileURLWithPath: Workplace.program).deletingLastPathComponent()
      .appendingPathComponent("Quickstart")
    process.currentDirectoryURL = URL(fileURLWithPath: place.folder)
    process.standardOutput = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(String(decoding: printed, as: UTF8.self).contains("344 Chinstrap"))
  }

  @Test("its commands run as they stand")
  func commands() throws {
    let block = try #require(Self.blocks().first { $0.contains("gradus fit penguins.csv") })
    let place = try Workplace()
    for name in ["penguins.csv", "new.csv", "test.csv"] {
      try place.write(Self.text("Examples/penguins/penguins.csv"), to: name)
    }
    let commands = block.split(separator: "\n").filter { $0.hasPrefix("gradus ") }
    #expect(commands.count >= 6)
    for command in commands {
      let words = command.prefix { $0 != "#" }.split(separator: " ").dropFirst().map(String.init)
      let result = try place.gradus(words)
      #expect(result.status == 0 && !result.output.isEmpty, "\(command): \(result.errors)")
    }
  }

  @Test("what it shows of make run is what make run prints, but for the time")
  func run() throws {
    let block = try #require(Self.blocks().first { $0.contains("majority class") })
    let result = try Self.workplace().gradus(
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
