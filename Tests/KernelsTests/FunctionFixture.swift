import FoundationEssentials

/// Values and derivatives from 60-digit arithmetic (`Tests/Fixtures/kernels/make_functions.py`).
struct FunctionFixture: Decodable, Sendable {
  struct Table: Decodable, Sendable {
    let points: [Double]
    /// Each as two doubles: the nearest, and what is left.
    let values: [[Double]]
    let slopes: [[Double]]
  }

  let functions: [String: Table]

  static func load(_ here: StaticString = #filePath) throws -> FunctionFixture {
    let folder = URL(filePath: "\(here)").deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/kernels/functions.json")
    return try JSONDecoder().decode(FunctionFixture.self, from: Data(contentsOf: file))
  }
}
