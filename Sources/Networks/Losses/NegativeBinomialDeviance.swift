public import Equations
public import Numerics

/// `t log(t/y) − (t + θ) log((t + θ)/(y + θ))`, half the negative binomial deviance, summed over
/// the outputs: for counts t that vary more than Poisson's, by `y²/θ`.
public struct NegativeBinomialDeviance: Loss {
  public static let name = "negative-binomial-deviance"
  public static let summary =
    "t log(t/y) − (t + theta) log((t + theta)/(y + theta)), summed over the outputs: counts"
  public static let averagesOutputs = false
  public static let settings = [Setting<Self>("theta", \.theta, in: 1e-10...1e10)]
  public func formula(_ y: String, _ t: String) -> String {
    "\(t) log(\(t)/\(y)) − (\(t) + θ) log((\(t) + θ)/(\(y) + θ))"
  }

  /// `θ`: the variance of a count is `y + y²/θ`.
  public var theta = 1.0
  public init() {}
  public init(theta: Double) { self.theta = theta }

  // 0 · log 0 = 0
  public func value<R: Real>(_ y: R, _ t: R) -> R {
    let θ = R(theta), d = y - t
    return (t + θ) * R.log1p(d / (t + θ)) - (t == 0 ? 0 : t * R.log1p(d / t))
  }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R {
    let θ = R(theta)
    return θ / (y + θ) * (y - t) / y
  }
}
