enum ContinuedFraction {
  /// `b₀ + a₁/(b₁ + a₂/(b₂ + …))`, forward until it stands (Lentz 1976, modified by Thompson and
  /// Barnett 1986).
  ///
  /// - Parameters:
  ///   - first: b₀
  ///   - next: (aₖ, bₖ) for k = 1, 2, …
  /// - Returns: the value.
  static func value(first: Double, _ next: (_ k: Double) -> (Double, Double)) -> Double {
    let tiny = 1e-300
    var value = first == 0 ? tiny : first
    var (c, d, k) = (value, 0.0, 1.0)
    while k < 1e6 {
      let (a, b) = next(k)
      d = b + a * d
      c = b + a / c
      if d == 0 { d = tiny }
      if c == 0 { c = tiny }
      d = 1 / d
      let factor = c * d
      value *= factor
      if abs(factor - 1) < 2e-16 { break }
      k += 1
    }
    return value
  }
}
