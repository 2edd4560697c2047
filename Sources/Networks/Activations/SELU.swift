package import Engines
public import Equations
public import Numerics

/// A scaled ELU that keeps the mean at 0 and the variance at 1 from layer to layer (Klambauer,
/// Unterthiner, Mayr, Hochreiter 2017).
public struct SELU: ElementwiseActivation, InitializerSuggesting {
  public static let name = "selu"
  public static let summary = "1.0507 z above 0, 1.7581 (eᶻ − 1) below"
  public init() {}

  static let scale = 1.0507009873554804934193349852946
  static let scaledAlpha = 1.7580993408473768599402175208123

  public func value<R: Real>(_ z: R) -> R {
    z > 0 ? R(Self.scale) * z : R(Self.scaledAlpha) * R.expm1(z)
  }
  public func derivative<R: Real>(_ z: R) -> R {
    z > 0 ? R(Self.scale) : R(Self.scaledAlpha) * R.exp(z)
  }

  public var initializer: any Initializer { LeCunNormal() }
}

extension SELU: HostActivation {
  package var function: HostFunction { .selu }
}
