package import Engines
public import Equations
public import Numerics

/// `z` above zero, `α z` below: a rectifier that never stops learning (Maas, Hannun, Ng 2013).
public struct LeakyReLU: ElementwiseActivation, InitializerSuggesting {
  public static let name = "leaky-relu"
  public static let summary = "z above 0, slope · z below"
  public static let settings = [Setting<Self>("slope", \.slope, in: 0...1)]

  /// `α`
  public var slope = 0.01
  public init() {}

  public func value<R: Real>(_ z: R) -> R { z > 0 ? z : R(slope) * z }
  public func derivative<R: Real>(_ z: R) -> R { z > 0 ? 1 : R(slope) }

  public var initializer: any Initializer { HeUniform() }
}

extension LeakyReLU: HostActivation {
  package var function: HostFunction { .leakyReLU(slope: slope) }
}
