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

  /// `σ + z σ (1 − σ)` over one denominator.
  ///
  /// Below zero the numerator `e (1 + z + e)` cancels where the derivative crosses 0, at
  /// `z₀ = −1.278…`. As `1 + z₀ + e₀ = 0` there, with `d = z − z₀` it is `e (d + e₀ (eᵈ − 1))`, a sum of
  /// two terms of one sign.
  public func derivative<R: Real>(_ z: R) -> R {
    let e = R.exp(-abs(z))
    if z < -80 { return (1 + z) * R.exp(z / 2) * R.exp(z / 2) }
    if z > 0 { return (1 + e + (e == 0 ? 0 : z * e)) / ((1 + e) * (1 + e)) }
    // z₀ in two parts: its rounding error would show.
    let d = z + 1.2784645427610737 + 1.0946994183093437e-16
    return e * R.fma(0.2784645427610738, R.expm1(d), d) / R.fma(e, 2 + e, 1)
  }

  public var initializer: any Initializer { HeUniform() }
}

extension Swish: HostActivation {
  package var function: HostFunction { .swish }
}
