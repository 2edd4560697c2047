public import Equations
public import Numerics

/// `z²`: the inverse of the square root link, for z above 0.
public struct Square: ElementwiseActivation {
  public static let name = "square"
  public static let summary = "z²"
  public init() {}

  public func value<R: Real>(_ z: R) -> R { z * z }
  public func derivative<R: Real>(_ z: R) -> R { 2 * z }
}
