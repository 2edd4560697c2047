/// A number as the sum of two, the second below half a unit in the last place of the first: 106 bits.
///
/// Sums and products are those of Dekker (1971) and Knuth, whose rounding errors are numbers, too.
struct DoubleDouble: Sendable {
  private(set) var high: Double
  private(set) var low: Double

  init(_ value: Double) { (high, low) = (value, 0) }

  /// high + low, |high| being the larger.
  private init(_ high: Double, _ low: Double) {
    self.high = high + low
    self.low = low - (self.high - high)
  }

  /// The nearest `Double`.
  var rounded: Double { high }

  /// a b, exact.
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let p = a * b
    return DoubleDouble(p, (-p).addingProduct(a, b))
  }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let sum = a.high + b.high
    let part = sum - a.high
    let lost = (a.high - (sum - part)) + (b.high - part)
    return DoubleDouble(sum, lost + (a.low + b.low))
  }

  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let p = product(a.high, b)
    return DoubleDouble(p.high, p.low + a.low * b)
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let p = product(a.high, b.high)
    return DoubleDouble(p.high, p.low + (a.high * b.low + a.low * b.high))
  }

  static func += (a: inout DoubleDouble, b: DoubleDouble) { a = a + b }
}
