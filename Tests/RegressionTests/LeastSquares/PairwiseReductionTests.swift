import Numerics
import Testing

@testable import Regression

@Suite("values joined in pairs")
struct PairwiseReductionTests {
  /// The tree that comes out, as text.
  private static func joined(_ order: [Int]) -> String? {
    let reduction = PairwiseReduction<String>(count: order.count) { $0 = "(\($0) \($1))" }
    for position in order { reduction.arrive("\(position)", at: position) }
    return reduction.result
  }

  @Test("make the same tree in whatever order they arrive")
  func order() {
    #expect(Self.joined([0]) == "0")
    #expect(Self.joined([2, 0, 1]) == "((0 1) 2)")
    #expect(Self.joined([4, 3, 2, 1, 0]) == "(((0 1) (2 3)) 4)")
    for count in 1...40 {
      let expected = Self.joined(Array(0..<count))
      for seed in 0..<20 {
        let random = RandomSource(seed: UInt64(seed), purpose: 47)
        let order = (0..<count).sorted { random.bits($0) < random.bits($1) }
        #expect(Self.joined(order) == expected)
      }
    }
  }

  @Test("have no result before all are there")
  func missing() {
    let reduction = PairwiseReduction<Int>(count: 3, join: +=)
    reduction.arrive(1, at: 1)
    reduction.arrive(2, at: 2)
    #expect(reduction.result == nil)
    reduction.arrive(4, at: 0)
    #expect(reduction.result == 7)
  }

  @Test("come out the same from any number of threads", arguments: [1, 2, 3, 8])
  func threads(_ threads: Int) throws {
    let chunks = RowChunks(rows: 100_000, blockRows: 100)
    let firsts = try #require(
      chunks.reduce(threads: threads) {
        [$0.lowerBound]
      } join: {
        $0 += $1
      })
    #expect(firsts == (0..<chunks.count).map { chunks[$0].lowerBound })
    #expect(RowChunks(rows: 0, blockRows: 100).reduce(threads: threads, \.count, join: +=) == nil)
  }
}
