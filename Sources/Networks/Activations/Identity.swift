package import Engines
public import Equations
public import Numerics

/// `z` itself: the output of a regression.
public struct Identity: ElementwiseActivation {
  public static let name = "identity"
  public static let summary = "z"
  public init() {}

  public func value<R: Real>(_ z: R) -> R { z }
  public func derivative<R: Real>(_ z: R) -> R { 1 }
}

extension Identity: HostActivation {
  package var function: HostFunction { .identity }
}
