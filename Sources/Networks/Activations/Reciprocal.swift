public import Equations
public import Numerics

/// `1/z`: the inverse of the inverse link, for means of z above 0.
public struct Reciprocal: ElementwiseActivation {
  public static let name = "reciprocal"
  public static let summary = "1/z"
  public init() {}

  public func value<R: Real>(_ z: R) -> R { 1 / z }
  public func derivative<R: Real>(_ z: R) -> R { -1 / z / z }
}
