/// The distribution of the ratio of two mean squares.
public struct FisherF: Distribution {
  /// Of the numerator and of the denominator.
  public let degreesOfFreedom: (Double, Double)

  /// Degrees of freedom above 0 of the numerator and of the denominator; they need not be whole.
  public init(_ numerator: Double, _ denominator: Double) {
    precondition(
      numerator > 0 && denominator > 0,
      "\(numerator) and \(denominator) degrees of freedom are too few")
    degreesOfFreedom = (numerator, denominator)
  }

  public func cumulative(_ x: Double) -> Double { tails(x).lower }

  public func survival(_ x: Double) -> Double { tails(x).upper }

  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    // 1 − p loses nothing from ½ on.
    guard p <= 0.5 else { return quantile(survival: 1 - p) }
    return p == 0 ? 0 : solve(p, isLower: true)
  }

  public func quantile(survival p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    guard p <= 0.5 else { return quantile(1 - p) }
    return p == 0 ? .infinity : solve(p, isLower: false)
  }

  private func tails(_ x: Double) -> Tails {
    let (ν, μ) = degreesOfFreedom
    // u/v = ν x/μ, with neither too large; the excess b u − a v is ½ ν μ (x − 1).
    return x > 1
      ? IncompleteBeta.tails(
        0.5 * ν, 0.5 * μ, u: ν, v: μ / x, excess: 0.5 * ν * (μ * ((x - 1) / x)))
      : IncompleteBeta.tails(0.5 * ν, 0.5 * μ, u: ν * x, v: μ, excess: 0.5 * ν * (μ * (x - 1)))
  }

  private func solve(_ p: Double, isLower: Bool) -> Double {
    // log X is about normal.
    let (a, b) = (0.5 * degreesOfFreedom.0, 0.5 * degreesOfFreedom.1)
    let z = Normal().quantile(survival: p) * (isLower ? -1 : 1)
    let mean = GammaFunction.digamma(a) - GammaFunction.digamma(b) + .log(b / a)
    let variance = GammaFunction.trigamma(a) + GammaFunction.trigamma(b)
    let start = Double.exp(mean + z * variance.squareRoot())
    return Quantile.solve(p, from: start, isLower: isLower) { x in
      let tails = tails(x)
      return (isLower ? tails.lower : tails.upper, tails.slope)
    }
  }
}
