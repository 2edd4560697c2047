public import Equations
public import Numerics

/// `Φ(z)`, the normal distribution function: a probability, the inverse of the probit link.
public struct NormalDistribution: ElementwiseActivation {
  public static let name = "normal-distribution"
  public static let summary = "Φ(z), the normal distribution function"
  public var symbol: String { "Φ" }
  public init() {}

  public func value<R: Real>(_ z: R) -> R {
    // Beyond 40 every type is at its limit, and z² may overflow.
    if abs(z) > 40 { return z > 0 ? 1 : 0 }
    return GELU.distribution(z)
  }
  public func derivative<R: Real>(_ z: R) -> R { abs(z) > 40 ? 0 : GELU.density(z) }
}
