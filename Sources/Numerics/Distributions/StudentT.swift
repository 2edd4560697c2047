/// The distribution of an estimate over its estimated standard error (Student 1908).
public struct StudentT: Distribution {
  public let degreesOfFreedom: Double

  /// Degrees of freedom above 0, which need not be whole; ∞ for the normal distribution.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom are too few")
    self.degreesOfFreedom = degreesOfFreedom
  }

  public func cumulative(_ x: Double) -> Double { survival(-x) }

  public func survival(_ x: Double) -> Double {
    if degreesOfFreedom == .infinity { return Normal().survival(x) }
    if x.isNaN { return .nan }
    let tails = magnitudeTails(abs(x))
    return x >= 0 ? 0.5 * tails.upper : 0.5 + 0.5 * tails.lower
  }

  /// P(|X| > |x|): the p-value of a two-sided test.
  public func twoSided(_ x: Double) -> Double { 2 * survival(abs(x)) }

  public func quantile(_ p: Double) -> Double { -quantile(survival: p) }

  public func quantile(survival p: Double) -> Double {
    if degreesOfFreedom == .infinity { return Normal().quantile(survival: p) }
    guard p >= 0, p <= 1 else { return .nan }
    // 1 − p loses nothing from ½ on.
    guard p <= 0.5 else { return -quantile(survival: 1 - p) }
    guard p > 0, p < 0.5 else { return p == 0 ? .infinity : 0 }
    // Near 0 what lies between 0 and x is small, elsewhere what lies beyond.
    let isLower = p > 0.25
    let start = min(Normal().quantile(survival: p), 1e150)
    return Quantile.solve(isLower ? 2 * (0.5 - p) : 2 * p, from: start, isLower: isLower) { x in
      let tails = magnitudeTails(x)
      return (isLower ? tails.lower : tails.upper, 2 * tails.slope)
    }
  }

  /// Those of |X|; the slope is by log x².
  private func magnitudeTails(_ x: Double) -> Tails {
    let ν = degreesOfFreedom
    let a = 0.5 * ν
    if x > 1e100 {
      // (ν/x²)ᵃ / a B(a, ½), where x² may overflow.
      let beta = GammaFunction.log(a) - GammaFunction.log(a + 0.5) + 0.5 * .log(.pi)
      let slope = Double.exp(a * (.log(ν) - 2 * .log(x)) - beta)
      return Tails(upper: slope / a, slope: slope)
    }
    // X² has the distribution F(1, ν); the excess b u − a v is ½ ν (x² − 1).
    return x > 1
      ? IncompleteBeta.tails(
        0.5, a, u: 1, v: ν / x / x, excess: a * ((x - 1) / x * ((x + 1) / x)))
      : IncompleteBeta.tails(0.5, a, u: x * x, v: ν, excess: a * ((x - 1) * (x + 1)))
  }
}
