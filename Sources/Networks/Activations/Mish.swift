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

  /// Over one denominator; 1 + z is exact where the terms cancel.
  public func derivative<R: Real>(_ z: R) -> R {
    let e = R.exp(-abs(z))
    if z < -80 { return (1 + z) * R.exp(z / 2) * R.exp(z / 2) }
    if z < 0 {
      let n = e * (e + 2) + 2
      return e * (4 * (1 + z) + e * (6 + 4 * z + e * (4 + e))) / (n * n)
    }
    let n = 1 + 2 * e * (1 + e)
    return ((1 + 2 * e) * n + (e == 0 ? 0 : 4 * z * e * e * (1 + e))) / (n * n)
  }

  public var initializer: any Initializer { HeUniform() }
}

extension Mish: HostActivation {
  package var function: HostFunction { .mish }
}
