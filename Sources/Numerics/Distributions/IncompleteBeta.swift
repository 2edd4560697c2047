/// Iₓ(a, b) = ∫₀ˣ tᵃ⁻¹ (1 − t)ᵇ⁻¹ dt / B(a, b), and 1 − Iₓ.
enum IncompleteBeta {
  /// Both at x = u/(u + v), and their slope by log(u/v).
  ///
  /// `excess` is b u − a v, which vanishes at the mean and which the caller knows to its last digits.
  static func tails(
    _ a: Double, _ b: Double, u: Double, v: Double, excess: Double
  ) -> Tails {
    if u <= 0 { return Tails(lower: 0, slope: 0) }
    if v <= 0 { return Tails(upper: 0, slope: 0) }
    let n = a + b
    let (x, y) = (u / (u + v), v / (u + v))
    let e = excess / (u + v)
    let departure =
      a * SaddlePoint.departure(ratio: n / a * x, excess: e / a)
      + b * SaddlePoint.departure(ratio: n / b * y, excess: -e / b)
    let error =
      GammaFunction.stirlingError(n) - GammaFunction.stirlingError(a)
      - GammaFunction.stirlingError(b)
    // xᵃ yᵇ / B(a, b)
    let slope = (a / n * (b / (2 * .pi))).squareRoot() * .exp(error) * .exp(-departure)
    return excess <= 0
      ? Tails(lower: slope / fraction(a, b, x, mean: -e), slope: slope)
      : Tails(upper: slope / fraction(b, a, y, mean: e), slope: slope)
  }

  /// The continued fraction of DiDonato and Morris (1992), for x up to the mean; `mean` is a y − b x.
  private static func fraction(
    _ a: Double, _ b: Double, _ x: Double, mean: Double
  ) -> Double {
    func denominator(_ m: Double) -> Double {
      let first = m == 0 ? 0 : m + m * (b - m) * x / (a + 2 * m - 1)
      return first + (a + m) * (mean + 1 + m * (2 - x)) / (a + 2 * m + 1)
    }
    return ContinuedFraction.value(first: denominator(0)) { m in
      let c = a + 2 * m - 1
      return (m * (a + m - 1) / c * ((a + b + m - 1) / c) * (b - m) * x * x, denominator(m))
    }
  }
}
