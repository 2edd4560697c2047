package import Engines
public import Equations
public import Numerics

/// `z σ(z)`, a smooth rectifier, also called SiLU (Ramachandran, Zoph, Le 2017).
public struct Swish: ElementwiseActivation, InitializerSuggesting {
  public static let name = "swish"
  public static let summary = "z σ(z)"
  public init() {}

  public func value<R: Real>(_ z: R) -> R {
    let e = R.exp(-abs(z))
    if z < -80 { return z * R.exp(z / 2) * R.exp(z / 2) }  // where eᶻ alone may be too small
    return z < 0 ? z * e / (1 + e) : z / (1 + e)
  }

  /// `σ + z σ (1 − σ)` over one denominator; 1 + z is exact where the terms cancel.
  public func derivative<R: Real>(_ z: R) -> R {
    let e = R.exp(-abs(z))
    if z < -80 { return (1 + z) * R.exp(z / 2) * R.exp(z / 2) }
    let numerator = z < 0 ? e * (1 + z + e) : (1 + e + (e == 0 ? 0 : z * e))
    return numerator / ((1 + e) * (1 + e))
  }

  public var initializer: any Initializer { HeUniform() }
}

extension Swish: HostActivation {
  package var function: HostFunction { .swish }
}
