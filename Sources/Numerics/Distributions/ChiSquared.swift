/// The distribution of a sum of squares of standard normal numbers.
public struct ChiSquared: Distribution {
  public let degreesOfFreedom: Double

  /// Degrees of freedom above 0; they need not be whole.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom are too few")
    self.degreesOfFreedom = degreesOfFreedom
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
    IncompleteGamma.tails(0.5 * degreesOfFreedom, at: 0.5 * x)
  }

  private func solve(_ p: Double, isLower: Bool) -> Double {
    // log X is about normal.
    let a = 0.5 * degreesOfFreedom
    let z = Normal().quantile(survival: p) * (isLower ? -1 : 1)
    let start =
      2 * Double.exp(GammaFunction.digamma(a) + z * GammaFunction.trigamma(a).squareRoot())
    return Quantile.solve(p, from: start, isLower: isLower) { x in
      let tails = tails(x)
      return (isLower ? tails.lower : tails.upper, tails.slope)
    }
  }
}
