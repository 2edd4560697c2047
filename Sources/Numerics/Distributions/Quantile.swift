/// The inverse of a tail of a distribution of positive numbers.
enum Quantile {
  /// x > 0 where a tail is p, by Newton's steps of log tail by log x, which is all but straight far
  /// out; where a step leaves what is known to hold x, by halves.
  ///
  /// `tail` gives the tail, which grows with x if it is the lower one, and the size of its derivative
  /// by log x. Where x is beyond `Double` the answer is 0 or ∞.
  static func solve(
    _ p: Double, from start: Double, isLower: Bool,
    _ tail: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var (low, high) = (0.0, Double.infinity)
    var x = min(max(start, .leastNormalMagnitude), .greatestFiniteMagnitude)
    for _ in 0..<400 {
      let (value, slope) = tail(x)
      if value == p { return x }
      if (value > p) == isLower { high = x } else { low = x }
      let step = (.log(p) - .log(value)) * value / slope
      var next = x + x * .expm1(isLower ? step : -step)
      if abs(next - x) <= 2 * x.ulp { return next }
      if !(next > low && next < high) {
        let (least, most) = (max(low, .leastNonzeroMagnitude), min(high, .greatestFiniteMagnitude))
        next = least.squareRoot() * most.squareRoot()
        if next <= least || next >= most { return high == .infinity ? high : low == 0 ? 0 : next }
      }
      x = next
    }
    return x
  }
}
