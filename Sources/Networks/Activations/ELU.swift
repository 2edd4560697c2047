package import Engines
public import Equations
public import Numerics

/// `z` above zero, `α (eᶻ − 1)` below (Clevert, Unterthiner, Hochreiter 2016).
public struct ELU: ElementwiseActivation, InitializerSuggesting {
  public static let name = "elu"
  public static let summary = "z above 0, alpha (eᶻ − 1) below"
  public static let settings = [Setting<Self>("alpha", \.alpha, in: 0...100)]

  /// `α`
  public var alpha = 1.0
  public init() {}

  public func value<R: Real>(_ z: R) -> R { z > 0 ? z : R(alpha) * R.expm1(z) }
  public func derivative<R: Real>(_ z: R) -> R { z > 0 ? 1 : R(alpha) * R.exp(z) }

  public var initializer: any Initializer { HeUniform() }
}

extension ELU: HostActivation {
  package var function: HostFunction { .elu(alpha: alpha) }
}
