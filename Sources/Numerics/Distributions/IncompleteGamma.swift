/// P(a, x) = ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt / Γ(a), and Q = 1 − P.
enum IncompleteGamma {
  static func tails(_ a: Double, at x: Double) -> Tails {
    if x <= 0 { return Tails(lower: 0, slope: 0) }
    if x == .infinity { return Tails(upper: 0, slope: 0) }
    let departure = SaddlePoint.departure(ratio: x / a, excess: (x - a) / a)
    // xᵃ e⁻ˣ / Γ(a)
    let slope =
      (a / (2 * .pi)).squareRoot() * .exp(-GammaFunction.stirlingError(a)) * .exp(-a * departure)
    return x < a + 1
      ? Tails(lower: slope / a * series(a, x), slope: slope)
      : Tails(upper: slope * fraction(a, x), slope: slope)
  }

  /// `1 + x/(a + 1) + x²/(a + 1)(a + 2) + …`
  private static func series(_ a: Double, _ x: Double) -> Double {
    var (sum, term, k) = (1.0, 1.0, 1.0)
    repeat {
      term *= x / (a + k)
      sum += term
      k += 1
    } while term > 1e-17 * sum
    return sum
  }

  /// Legendre's continued fraction `1/(x + 1 − a − 1 (1 − a)/(x + 3 − a − 2 (2 − a)/(…)))`.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    return 1
      / ContinuedFraction.value(first: b) { k in
        b += 2
        return (-k * (k - a), b)
      }
  }
}
