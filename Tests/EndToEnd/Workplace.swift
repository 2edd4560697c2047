import Foundation

/// A folder of its own in which `gradus` runs, removed at the end of its life.
///
/// Files are named relative to it, so that messages can be compared as text.
final class Workplace: Sendable {
  let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The built command, beside the tests.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("gradus").path

  /// A file of `Examples`.
  static func example(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Examples/\(name)/\(name).csv").path
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// All files, sorted by name.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { !$0.hasPrefix(Run.capturePrefix) }.sorted()
  }

  /// Runs `gradus` with these words and waits for its end.
  @discardableResult
  func gradus(_ words: String..., input: String = "") throws -> Outcome {
    try gradus(words, input: input)
  }

  @discardableResult
  func gradus(
    _ words: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try Run(words, in: self, input: input, environment: environment).outcome()
  }
}
