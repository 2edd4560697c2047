public import Equations
public import Numerics

/// `eᶻ`: a positive mean whose effects multiply, the inverse of the log link.
public struct Exp: ElementwiseActivation {
  public static let name = "exp"
  public static let summary = "eᶻ"
  public init() {}

  public func value<R: Real>(_ z: R) -> R { R.exp(z) }
  public func derivative<R: Real>(_ z: R) -> R { R.exp(z) }
}
