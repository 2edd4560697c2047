import FoundationEssentials
import ModelFiles
import Tables
import Testing
import Workbench

@Suite("predicting row after row")
struct PredictionMemoryTests {
  @Test("takes no more memory for the last of 20,000 rows than for the first")
  func flat() async {
    // In a process of its own, where nothing else takes memory.
    await #expect(processExitsWith: .success) {
      let model = try Fit(Made.classes(), Made.recipe("label")).model
      func predict(_ count: Int) throws {
        for i in 0..<count {
          _ = try model.predict(["u": .number(Double(i % 7)), "v": .number(Double(i % 5))])
        }
      }
      try predict(2_000)
      let before = try residentPages()
      try predict(20_000)
      let grown = try residentPages() - before
      #expect(grown < 512, "\(grown) pages")
    }
  }
}

/// Pages in memory, as Linux counts them; 0 elsewhere.
private func residentPages() throws -> Int {
  guard let data = try? Data(contentsOf: URL(filePath: "/proc/self/statm")) else { return 0 }
  return Int(String(decoding: data, as: UTF8.self).split(separator: " ")[1]) ?? 0
}
