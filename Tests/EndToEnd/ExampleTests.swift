import Foundation
import Testing

/// The programs of `Examples`, run as they are.
enum Example {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
  }

  /// A folder in which `Examples` is the project's.
  static func workplace() throws -> Workplace {
    let place = try Workplace()
    try FileManager.default.createSymbolicLink(
      atPath: place.path("Examples"), withDestinationPath: root.path + "/Examples")
    try FileManager.default.createDirectory(
      atPath: place.path(".build"), withIntermediateDirectories: false)
    return place
  }

  /// What a program, built beside the tests, prints.
  static func output(of program: String) throws -> String {
    let place = try workplace(), process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: Workplace.program).deletingLastPathComponent()
      .appendingPathComponent(program)
    process.currentDirectoryURL = URL(fileURLWithPath: place.folder)
    process.standardOutput = pipe
    try process.run()
    let printed = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: printed, as: UTF8.self)
  }
}

@Suite("the examples run")
struct ExampleTests {
  @Test("the worked example prints every number to 1e-14, under the equation that gave it")
  func workedExample() throws {
    let printed = try Example.output(of: "WorkedExample").split(separator: "\n")
    let truth = try JSON(Example.text("Tests/Fixtures/worked/worked.json"))["scalar"]
    let letters = [
      "z⁽¹⁾": "z1", "a⁽¹⁾": "a", "z⁽²⁾": "s", "y": "y", "ℓ": "L", "δ⁽²⁾": "delta2",
      "δ⁽¹⁾": "delta1", "∂W⁽¹⁾": "dL/dw1", "∂b⁽¹⁾": "dL/db1", "∂W⁽²⁾": "dL/dw2",
      "∂b⁽²⁾": "dL/db2",
    ]
    for (letter, key) in letters {
      let line = try #require(printed.first { $0.hasPrefix("    \(letter) = ") })
      let number = try #require(Double(line.components(separatedBy: " = ")[1]))
      let expected = try #require(truth[key].number)
      #expect(abs(number - expected) <= 1e-14, "\(letter)")
    }
    #expect(printed.contains("δ⁽¹⁾ = ∂a⁽¹⁾ ⊙ tanh′(z⁽¹⁾)"))
  }

  @Test("the deep network prints the norm of every δ")
  func deepNetwork() throws {
    let norms = try Example.output(of: "DeepNetwork").split(separator: "\n")
      .map { Double($0.components(separatedBy: " = ")[1]) ?? .nan }
    #expect(norms.count == 1_001 && norms.allSatisfy { $0.isFinite && $0 > 0 })
  }

  @Test("the network from scratch learns XOR")
  func fromScratch() throws {
    #expect(try !Example.output(of: "FromScratch").isEmpty)
  }
}
