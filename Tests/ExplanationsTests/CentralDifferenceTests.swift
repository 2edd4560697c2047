import Numerics
import Testing

@testable import Explanations

@Suite("a central difference")
struct CentralDifferenceTests {
  @Test("is off by no more than it says, however small the derivative beside the value")
  func uncertainty() throws {
    let random = RandomSource(seed: 5, purpose: 0xD1FF)
    for i in 0..<500 {
      // A value near 1 whose terms nearly cancel in the derivative.
      let slope = random.normal(3 * i) * [1, 1e-3, 1e-6, 1e-9][i % 4]
      let bend = random.normal(3 * i + 1), level = random.uniform(3 * i + 2)
      let difference = CentralDifference(step: 1 / 64) { x in
        level + (slope + bend) * x - bend * Double.tanh(x)
      }
      let derivative = try #require(difference.derivative)
      #expect(abs(derivative - slope) <= difference.uncertainty, "number \(i)")
    }
  }
}
