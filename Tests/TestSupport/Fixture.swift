public import FoundationEssentials

/// Files beside the tests.
public enum Fixture {
  /// The folder that holds the package.
  public static var root: URL {
    URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// A file in `Tests/Fixtures`, decoded from JSON.
  public static func read<T: Decodable>(_ path: String, as type: T.Type = T.self) throws -> T {
    try JSONDecoder().decode(
      type, from: Data(contentsOf: root.appending(path: "Tests/Fixtures/\(path)")))
  }

  /// The names of the Swift files in a folder of the package, without their extension.
  public static func swiftFiles(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
  }
}
