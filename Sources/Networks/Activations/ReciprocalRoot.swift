public import Equations
public import Numerics

/// `1/√z`: the inverse of the inverse-square link, for z above 0.
public struct ReciprocalRoot: ElementwiseActivation {
  public static let name = "reciprocal-root"
  public static let summary = "1/√z"
  public init() {}

  public func value<R: Real>(_ z: R) -> R { 1 / z.squareRoot() }
  public func derivative<R: Real>(_ z: R) -> R { -1 / (2 * z * z.squareRoot()) }
}
