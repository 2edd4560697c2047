public import Equations
public import Numerics

/// `½ + atan(z)/π`, Cauchy's distribution function: a probability with heavy tails, the inverse of
/// the cauchit link.
public struct CauchyDistribution: ElementwiseActivation {
  public static let name = "cauchy-distribution"
  public static let summary = "½ + atan(z)/π, Cauchy's distribution function"
  public var symbol: String { "Cauchy" }
  public init() {}

  // The lower tail is −atan(1/z)/π, where ½ + atan(z)/π would cancel.
  public func value<R: Real>(_ z: R) -> R {
    z < -1 ? -R.atan(1 / z) / .pi : 1 / 2 + R.atan(z) / .pi
  }
  public func derivative<R: Real>(_ z: R) -> R { 1 / (.pi * (1 + z * z)) }
}
