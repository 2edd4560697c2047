/// A number as the sum of two, the second at most half a unit in the last place of the first: 106 bits
/// of `Double`, 128 of extended precision.
///
/// Sums and products are those of Dekker (1971) and Knuth, whose rounding errors are numbers, too.
struct Doubled<Scalar: FactorScalar>: Sendable {
  private let high: Scalar
  private let low: Scalar

  init(_ value: Scalar) { (high, low) = (value, 0) }

  /// high + low, |high| being the larger.
  private init(_ high: Scalar, _ low: Scalar) {
    self.high = high + low
    self.low = low - (self.high - high)
  }

  /// The nearest number of `Scalar`.
  var rounded: Scalar { high }

  /// a b, exact.
  static func product(_ a: Scalar, _ b: Scalar) -> Doubled {
    let p = a * b
    return Doubled(p, Scalar.roundingError(of: p, a, b))
  }

  static func + (a: Doubled, b: Doubled) -> Doubled {
    let sum = a.high + b.high
    let part = sum - a.high
    let lost = (a.high - (sum - part)) + (b.high - part)
    return Doubled(sum, lost + (a.low + b.low))
  }

  static prefix func - (a: Doubled) -> Doubled { Doubled(-a.high, -a.low) }

  static func - (a: Doubled, b: Doubled) -> Doubled { a + -b }

  static func * (a: Doubled, b: Scalar) -> Doubled {
    let p = product(a.high, b)
    return Doubled(p.high, p.low + a.low * b)
  }

  static func * (a: Doubled, b: Doubled) -> Doubled {
    let p = product(a.high, b.high)
    return Doubled(p.high, p.low + (a.high * b.low + a.low * b.high))
  }

  static func += (a: inout Doubled, b: Doubled) { a = a + b }
}
