internal import Equations
internal import Numerics

/// A yes or no, or a proportion of trials: V = μ(1 − μ).
public struct BinomialFamily: Family {
  public static let name = "binomial"
  public static let summary = "V(μ) = μ(1 − μ): yes or no, or a proportion of trials"
  public init() {}

  public var usualLink: any Link { LogitLink() }
  public var canonicalLink: String { LogitLink.name }
  public var hasKnownDispersion: Bool { true }
  public var boundaries: [Double] { [0, 1] }

  public func variance(_ mean: Mean) -> Double { mean.value * mean.complement }
  public func varianceSlope(_ mean: Mean) -> Double { mean.complement - mean.value }
  // From the smaller of μ and 1 − μ, which has the digits.
  public func residual(_ y: Double, _ mean: Mean) -> Double {
    mean.value < 0.5 ? y - mean.value : mean.complement - (1 - y)
  }
  public func unitDeviance(_ y: Double, _ mean: Mean) -> Double {
    let (μ, ν) = (mean.value, mean.complement)
    if y == 0 { return -2 * (ν < 0.5 ? .log(ν) : .log1p(-μ)) }
    if y == 1 { return -2 * (μ < 0.5 ? .log(μ) : .log1p(-ν)) }
    let r = residual(y, mean)
    return 2 * (departure(y, from: μ, difference: r) + departure(1 - y, from: ν, difference: -r))
  }
  public func admits(_ mean: Mean) -> Bool { mean.value >= 0 && mean.complement >= 0 }
  public func problem(with y: Double) -> String? {
    y >= 0 && y <= 1
      ? nil
      : "\(FormulaName.spelled(y)) is no proportion: a binomial response is 0, 1 or between them"
  }
  public func startingMean(_ y: Double, weight: Double) -> Double {
    (weight * y + 0.5) / (weight + 1)
  }

  /// Of m trials; the coefficient of `weight` trials counts once for each trial recorded.
  public func logDensity(
    _ y: Double, _ mean: Mean, weight: Double, trials: Double, dispersion: Double
  ) -> Double {
    let m = trials.rounded(), k = (trials * y).rounded()
    guard m > 0 else { return 0 }
    let ways =
      k == 0 || k == m
      ? 0 : GammaFunction.log(m + 1) - GammaFunction.log(k + 1) - GammaFunction.log(m - k + 1)
    let successes = k > 0 ? k * .log(mean.value) : 0
    let failures = k < m ? (m - k) * .log(mean.complement) : 0
    return weight / trials * (ways + successes + failures)
  }
}
