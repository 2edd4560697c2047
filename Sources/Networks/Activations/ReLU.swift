package import Engines
public import Equations
public import Numerics

/// `max(0, z)`: a rectifier (Nair, Hinton 2010). Its derivative at 0 is 0.
public struct ReLU: ElementwiseActivation, InitializerSuggesting {
  public static let name = "relu"
  public static let summary = "max(0, z)"
  public init() {}

  public func value<R: Real>(_ z: R) -> R { z <= 0 ? 0 : z }
  public func derivative<R: Real>(_ z: R) -> R { z <= 0 ? 0 : 1 }

  public var initializer: any Initializer { HeUniform() }
}

extension ReLU: HostActivation {
  package var function: HostFunction { .relu }
}
