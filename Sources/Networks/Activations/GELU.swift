package import Engines
public import Equations
public import Numerics

/// `z Φ(z)`, with the normal distribution function Φ (Hendrycks, Gimpel 2016).
public struct GELU: ElementwiseActivation, InitializerSuggesting {
  public static let name = "gelu"
  public static let summary = "z Φ(z), Φ the normal distribution function"
  public init() {}

  public func value<R: Real>(_ z: R) -> R {
    // Beyond 40 every type is at its limit, and z² may overflow.
    if abs(z) > 40 { return z > 0 ? z : -0.0 }
    return z * Self.distribution(z)
  }

  public func derivative<R: Real>(_ z: R) -> R {
    if abs(z) > 40 { return z > 0 ? 1 : -0.0 }
    return Self.distribution(z) + z * Self.density(z)
  }

  public var initializer: any Initializer { HeUniform() }

  /// `Φ(z) = ½ erfc(−z/√2)`. The rounding of z/√2 would cost z² units in the last place, so that its
  /// error is carried to first order.
  private static func distribution<R: Real>(_ z: R) -> R {
    let half = R(0.5).squareRoot()
    let u = -z * half
    // (√½)² = ½ tells by how much `half` is off.
    let missing = R.fma(-half, half, 0.5) / (2 * half)
    let rest = R.fma(-z, half, -u) - z * missing
    let slope = 2 / R.pi.squareRoot() * R.exp(-u * u)
    return (R.erfc(u) - slope * rest) / 2
  }

  /// `φ(z) = e^(−z²/2)/√(2π)`, with the rounding error of z² carried to first order.
  private static func density<R: Real>(_ z: R) -> R {
    let square = z * z
    let rest = R.fma(z, z, -square)
    return R.exp(-square / 2) * (1 - rest / 2) / (2 * R.pi).squareRoot()
  }
}

extension GELU: HostActivation {
  package var function: HostFunction { .gelu }
}
