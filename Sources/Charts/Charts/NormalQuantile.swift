internal import Numerics

/// Φ⁻¹, the quantiles of the standard normal distribution.
enum NormalQuantile {
  /// By Newton's method on Φ(x) = erfc(−x/√2)/2, from the logistic approximation.
  static func of(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p <= 0 ? -.infinity : .infinity }
    // Beyond the middle by symmetry, where Φ loses no digits.
    guard p <= 0.5 else { return -of(1 - p) }
    var x = Double.log(p / (1 - p)) / 1.702
    for _ in 0..<30 {
      let error = Double.erfc(-x / 2.0.squareRoot()) / 2 - p
      let density = Double.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      // log Φ is concave: in logarithms no step overshoots far.
      let step = error / max(density, 1e-300)
      x -= min(max(step, -1), 1)
      if abs(step) < 1e-12 { break }
    }
    return x
  }
}
