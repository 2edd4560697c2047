import Numerics
import Testing

@testable import Regression

@Suite("a number of twice the precision")
struct DoubledTests {
  private let random = RandomSource(seed: 3, purpose: 31)

  /// Whole numbers as long as the significand, and the sum of a product's two parts.
  private func check<Scalar: FactorScalar>(_: Scalar.Type) {
    let bits = Scalar.significandBitCount
    for k in 0..<1000 {
      let (m, n) = (random.bits(2 * k) >> (64 - bits), random.bits(2 * k + 1) >> (64 - bits))
      let (a, b) = (Scalar(m), Scalar(n))
      let product = a * b
      let error = Scalar.roundingError(of: product, a, b)
      let (high, low) = m.multipliedFullWidth(by: n)
      // Both parts modulo 2⁶⁴, in which nothing is lost.
      let parts = Self.modulo(product) &+ Self.modulo(error)
      #expect(parts == low)
      #expect(product == Scalar(high) * 0x1p64 + Scalar(low))
    }
  }

  /// A whole number modulo 2⁶⁴.
  private static func modulo<Scalar: FactorScalar>(_ x: Scalar) -> UInt64 {
    let rest = x.magnitude.truncatingRemainder(dividingBy: 0x1p64)
    let whole = UInt64(rest)
    return x < 0 ? 0 &- whole : whole
  }

  @Test("holds products exactly")
  func products() {
    check(Double.self)
    check(Extended.self)
  }

  @Test("keeps what a sum would round away")
  func sums() {
    let large = Doubled<Double>(1e16)
    let sum = large + Doubled(0.25) + Doubled(1e16) - Doubled(2e16)
    #expect(sum.rounded == 0.25)
    // (1 + 2⁻⁶⁰)² − 1 = 2⁻⁵⁹ + 2⁻¹²⁰
    let x = Doubled<Double>(1) + Doubled(0x1p-60)
    #expect((x * x - Doubled(1)).rounded == 0x1p-59)
    #expect((x * 3 - Doubled(3)).rounded == 3 * 0x1p-60)
  }
}
