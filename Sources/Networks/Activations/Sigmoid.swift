package import Engines
public import Equations
public import Numerics

/// `σ(z) = 1/(1 + e⁻ᶻ)`: a probability, the inverse of the logit link.
public struct Sigmoid: ElementwiseActivation {
  public static let name = "sigmoid"
  public static let summary = "1/(1 + e⁻ᶻ)"
  public var symbol: String { "σ" }
  public init() {}

  // With e ≤ 1 nothing overflows, and small results keep their digits.
  public func value<R: Real>(_ z: R) -> R {
    let e = R.exp(-abs(z))
    return z < 0 ? e / (1 + e) : 1 / (1 + e)
  }
  public func derivative<R: Real>(_ z: R) -> R {
    let e = R.exp(-abs(z))
    return e / ((1 + e) * (1 + e))
  }
}

extension Sigmoid: HostActivation {
  package var function: HostFunction { .sigmoid }
}
