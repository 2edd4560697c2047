package import Engines
public import Equations
public import Numerics

/// `z tanh(log(1 + eᶻ))`, a smooth rectifier (Misra 2019).
public struct Mish: ElementwiseActivation, InitializerSuggesting {
  public static let name = "mish"
  public static let summary = "z tanh(log(1 + eᶻ))"
  public init() {}

  // tanh(log(1 + e)) = (e² + 2e)/(e² + 2e + 2), with e = eᶻ below zero and all divided by e² above.
  public func value<R: Real>(_ z: R) -> R {
    let e = R.exp(-abs(z))
    if z < -80 { return z * R.exp(z / 2) * R.exp(z / 2) }
    return z < 0
      ? z * e * (e + 2) / (e * (e + 2) + 2) : z * (1 + 2 * e) / (1 + 2 * e * (1 + e))
  }

  /// Over one denominator.
  public func derivative<R: Real>(_ z: R) -> R {
    let e = R.exp(-abs(z))
    if z < -80 { return (1 + z) * R.exp(z / 2) * R.exp(z / 2) }
    if z < 0 {
      let n = R.fma(e, e + 2, 2)
      return (e / n) * Self.factor(z, e) / n
    }
    let n = 1 + 2 * e * (1 + e)
    return ((1 + 2 * e) * n + (e == 0 ? 0 : 4 * z * e * e * (1 + e))) / (n * n)
  }

  /// `f = 4 (1 + z)(1 + e) + 2 e + 4 e² + e³`, which is 0 at `z₁ = −1.192…`, where its terms cancel.
  ///
  /// Around there it is computed less that 0: with `d = z − z₁` and `u = e − e₁ = e₁ (eᵈ − 1)` it is
  /// `4 d (1 + e) + u (c₀ + e (c₁ + e))`, a sum of two terms of one sign, where
  /// `c₀ = 6 + 4 z₁ + 4 e₁ + e₁²` and `c₁ = 4 + e₁`.
  private static func factor<R: Real>(_ z: R, _ e: R) -> R {
    // z₁ in two parts: its rounding error would show.
    let d = z + 1.1924312145154952 + 4.8484829848031046e-17
    if abs(d) > 0.4 { return R.fma(e, R.fma(e, 4 + e, 6 + 4 * z), 4 * (1 + z)) }
    let u = 0.30348253528152892882 * R.expm1(d)
    let (c0, c1): (R, R) = (2.53630693228503931781, 4.30348253528152892882)
    return R.fma(4 * d, 1 + e, u * R.fma(e, c1 + e, c0))
  }

  public var initializer: any Initializer { HeUniform() }
}

extension Mish: HostActivation {
  package var function: HostFunction { .mish }
}
