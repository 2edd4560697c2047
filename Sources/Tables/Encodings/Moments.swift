/// Mean and standard deviation, accurate at any size of the numbers.
///
/// The standard deviation is that of the numbers themselves (divided by their count).
public struct Moments: Sendable, Codable, Equatable {
  public let mean: Double
  public let deviation: Double

  public init(mean: Double, deviation: Double) {
    (self.mean, self.deviation) = (mean, deviation)
  }

  /// Of the numbers that are not NaN; nil if there are none.
  ///
  /// Two passes, each corrected by the sum of its own deviations (Chan, Golub, LeVeque 1983), over
  /// numbers scaled by a power of two, so that neither 1e300 overflows nor 1e-300 vanishes. The
  /// deviation is 0 only if all numbers are equal.
  public init?(of values: some Sequence<Double>) {
    let values = values.filter { !$0.isNaN }
    guard let first = values.first else { return nil }
    guard values.contains(where: { $0 != first }) else {
      self.init(mean: first, deviation: 0)
      return
    }
    let largest = values.reduce(0) { max($0, abs($1)) }
    // 2^1023 is the largest power of two: subnormal numbers are scaled up as far as that.
    let exponent = max(largest.exponent, -1023)
    let down = Double(sign: .plus, exponent: -exponent, significand: 1)
    let up = Double(sign: .plus, exponent: exponent, significand: 1)
    let count = Double(values.count)

    let rough = values.reduce(0) { $0 + $1 * down } / count
    let mean = rough + values.reduce(0) { $0 + ($1 * down - rough) } / count
    var squares = 0.0
    var rest = 0.0
    for value in values {
      let difference = value * down - mean
      squares += difference * difference
      rest += difference
    }
    let variance = max((squares - rest * rest / count) / count, 0)
    let deviation = variance.squareRoot() * up
    self.init(mean: mean * up, deviation: max(deviation, .leastNonzeroMagnitude))
  }

  /// By how many deviations a number lies above the mean.
  ///
  /// Numbers beyond a billion deviations count as that many: a network could not take them.
  public func standardize(_ value: Double) -> Double {
    let difference = value - mean
    let standardized =
      difference.isInfinite
      ? (value / 2 - mean / 2) / (deviation / 2) : difference / deviation
    return max(-1e9, min(standardized, 1e9))
  }

  public func unstandardize(_ value: Double) -> Double {
    value * deviation + mean
  }
}
