public import Equations
public import Numerics

/// `1 − exp(−e^z)`, the distribution function of the least of many times (Gumbel 1958): a
/// probability, the inverse of the complementary log-log link.
public struct GumbelDistribution: ElementwiseActivation {
  public static let name = "gumbel-distribution"
  public static let summary = "1 − exp(−e^z), Gumbel's distribution function"
  public var symbol: String { "Gumbel" }
  public init() {}

  public func value<R: Real>(_ z: R) -> R { -R.expm1(-R.exp(z)) }
  // Beyond 10 it has left the range of every type.
  public func derivative<R: Real>(_ z: R) -> R { z > 10 ? 0 : R.exp(z) * R.exp(-R.exp(z)) }
}
