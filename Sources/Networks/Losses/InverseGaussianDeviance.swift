public import Equations
public import Numerics

/// `(t − y)²/(2 t y²)`, half the inverse Gaussian deviance, summed over the outputs: for positive t
/// with a long tail.
public struct InverseGaussianDeviance: Loss {
  public static let name = "inverse-gaussian-deviance"
  public static let summary =
    "(t − y)²/(2 t y²), summed over the outputs: positive numbers with a long tail"
  public static let averagesOutputs = false
  public func formula(_ y: String, _ t: String) -> String {
    "(\(t) − \(y))² / (2 \(t) \(y)²)"
  }
  public init() {}

  public func value<R: Real>(_ y: R, _ t: R) -> R {
    let u = (t - y) / y
    return u * u / (2 * t)
  }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R { (y - t) / y / y / y }
}
