package import Engines
public import Equations
public import Numerics

/// `log(1 + eᶻ)`, a smooth rectifier whose derivative is the sigmoid.
public struct Softplus: ElementwiseActivation, InitializerSuggesting {
  public static let name = "softplus"
  public static let summary = "log(1 + eᶻ)"
  public init() {}

  public func value<R: Real>(_ z: R) -> R { (z > 0 ? z : 0) + R.log1p(R.exp(-abs(z))) }
  public func derivative<R: Real>(_ z: R) -> R { Sigmoid().value(z) }

  public var initializer: any Initializer { HeUniform() }
}

extension Softplus: HostActivation {
  package var function: HostFunction { .softplus }
}
