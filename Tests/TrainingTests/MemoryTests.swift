#if os(Linux)
  import Engines
  import Equations
  import FoundationEssentials
  import Networks
  import Numerics
  import TestSupport
  import Testing
  import Training

  @Suite("memory")
  struct MemoryTests {
    /// In a process of its own, where no other test takes memory.
    @Test("stays flat over 1,000 epochs and 10,000 predictions")
    func flat() async {
      await #expect(processExitsWith: .success) {
        let data = Problems.classes()
        let epochs = Training(
          Problems.network(), on: data, validation: data, loss: .crossEntropy, batch: 16
        ).makeIterator()
        let predictor = Predictor(Problems.network())
        func work(_ rounds: Int) {
          for _ in 0..<rounds {
            _ = epochs.next()
            for _ in 0..<10 { _ = predictor(data.inputs) }
          }
        }
        work(50)
        let before = try residentPages()
        work(1_000)
        let grown = try residentPages() - before
        // 1 MB; a copy of the parameters kept each time would be a third of that.
        try #require(grown < 256, "\(grown) pages more")
      }
    }
  }

  /// The process's memory, in pages.
  private func residentPages() throws -> Int {
    let text = String(
      decoding: try Data(contentsOf: URL(filePath: "/proc/self/statm")), as: UTF8.self)
    return try #require(Int(text.split(separator: " ")[1]))
  }
#endif
