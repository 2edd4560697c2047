package import Engines
public import Equations
public import Numerics

/// `tanh(z)`, from −1 to 1.
public struct Tanh: ElementwiseActivation {
  public static let name = "tanh"
  public static let summary = "(eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ)"
  public init() {}

  public func value<R: Real>(_ z: R) -> R { R.tanh(z) }

  /// `1 − tanh²(z)`, written so that it keeps its digits where tanh is near ±1.
  public func derivative<R: Real>(_ z: R) -> R {
    let e = R.exp(-2 * abs(z))
    return 4 * e / ((1 + e) * (1 + e))
  }
}

extension Tanh: HostActivation {
  package var function: HostFunction { .tanh }
}
