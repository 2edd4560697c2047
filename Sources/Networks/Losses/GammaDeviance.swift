public import Equations
public import Numerics

/// `t/y − 1 − log(t/y)`, half the gamma deviance, summed over the outputs: for positive t whose
/// spread is proportional to y.
public struct GammaDeviance: Loss {
  public static let name = "gamma-deviance"
  public static let summary = "t/y − 1 − log(t/y), summed over the outputs: positive numbers"
  public static let averagesOutputs = false
  public func formula(_ y: String, _ t: String) -> String { "\(t)/\(y) − 1 − log(\(t)/\(y))" }
  public init() {}

  public func value<R: Real>(_ y: R, _ t: R) -> R {
    let u = (t - y) / y
    return u - R.log1p(u)
  }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R { (y - t) / y / y }
}
