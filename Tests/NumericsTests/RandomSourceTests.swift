import Numerics
import Testing

@Suite("random numbers")
struct RandomSourceTests {
  private let random = RandomSource(seed: 1, purpose: 2)
  private let count = 100_000

  @Test("depend on seed, purpose and position alone")
  func keys() {
    #expect(RandomSource(seed: 1, purpose: 2).bits(3) == random.bits(3))
    #expect(RandomSource(seed: 2, purpose: 2).bits(3) != random.bits(3))
    #expect(RandomSource(seed: 1, purpose: 3).bits(3) != random.bits(3))
    #expect(random.bits(4) != random.bits(3))
    // Seed and purpose cannot stand for one another.
    #expect(RandomSource(seed: 2, purpose: 1).bits(3) != random.bits(3))
  }

  /// Model files and trainings depend on these bits: they may never change.
  @Test("are the same on every machine and in every version")
  func frozen() {
    let expected: [UInt64] = [
      0x7C6E_DD9B_4CCA_68E7, 0xF9B0_2766_F4DE_A1EF, 0x2E64_ADC4_CF77_01AC,
    ]
    #expect((0..<3).map { random.bits($0) } == expected)
  }

  @Test("uniform ones lie in [0, 1) with mean 1/2 and variance 1/12")
  func uniform() {
    let drawn = (0..<count).map { random.uniform($0) }
    #expect(drawn.allSatisfy { (0..<1).contains($0) })
    let mean = drawn.reduce(0, +) / Double(count)
    let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    // Four standard deviations of either.
    #expect(abs(mean - 0.5) < 4 * (1.0 / 12 / Double(count)).squareRoot())
    #expect(abs(variance - 1.0 / 12) < 4 * (1.0 / 180 / Double(count)).squareRoot())
    // Neighbors do not depend on one another.
    let covariance =
      zip(drawn, drawn.dropFirst())
      .reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) } / Double(count)
    #expect(abs(covariance) < 4 / 12 / Double(count).squareRoot())
  }

  @Test("uniform ones fill 100 boxes evenly")
  func boxes() {
    var boxes = [Int](repeating: 0, count: 100)
    for i in 0..<count { boxes[Int(random.uniform(i) * 100)] += 1 }
    let expected = Double(count) / 100
    let χ2 = boxes.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    // 99 degrees of freedom: the mean is 99, the standard deviation 14.
    #expect((99 - 4 * 14.1...99 + 4 * 14.1).contains(χ2))
  }

  @Test("normal ones have mean 0, variance 1 and the tails of a bell")
  func normal() {
    let drawn = (0..<count).map { random.normal($0) }
    let mean = drawn.reduce(0, +) / Double(count)
    let variance = drawn.reduce(0) { $0 + $1 * $1 } / Double(count)
    #expect(abs(mean) < 4 / Double(count).squareRoot())
    #expect(abs(variance - 1) < 4 * (2 / Double(count)).squareRoot())
    let beyond = Double(drawn.count { abs($0) > 1.959964 }) / Double(count)
    #expect(abs(beyond - 0.05) < 4 * (0.05 * 0.95 / Double(count)).squareRoot())
    #expect(drawn.allSatisfy { $0.isFinite })
  }

  @Test("a permutation has every number once", arguments: [0, 1, 2, 3, 100])
  func permutation(_ count: Int) {
    #expect(random.permutation(of: count).sorted() == (0..<count).map { $0 })
  }

  @Test("every permutation of three is as likely as another")
  func likely() {
    var seen: [[Int]: Int] = [:]
    for purpose in 0..<6_000 {
      seen[RandomSource(seed: 5, purpose: UInt64(purpose)).permutation(of: 3), default: 0] += 1
    }
    #expect(seen.count == 6)
    // Four standard deviations of a count with mean 1,000.
    #expect(seen.values.allSatisfy { abs(Double($0) - 1_000) < 4 * 28.9 })
  }
}
