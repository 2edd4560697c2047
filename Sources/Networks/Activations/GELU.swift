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
    let d = z + 0.7517915246935645 - 1.4956759177009883e-17
    if abs(d) < 0.6 { return Self.slope(near: d) }
    return R.fma(z, Self.density(z), Self.distribution(z))
  }

  /// The derivative at `z₂ + d`, where `z₂ = −0.7517…` is where it crosses 0 and `Φ + z φ` cancels.
  ///
  /// It is the integral of the second derivative from z₂, `∫ φ(t) (2 − t²) dt`, all of one sign, by
  /// Gauss's rule with eight points, whose error is below 1e-19 of the result for |d| < 0.6.
  private static func slope<R: Real>(near d: R) -> R {
    let rule: [(node: R, weight: R)] = [
      (0.1834346424956498, 0.36268378337836198), (0.52553240991632899, 0.31370664587788729),
      (0.79666647741362674, 0.22238103445337447), (0.96028985649753623, 0.10122853629037626),
    ]
    func curvature(_ part: R) -> R {
      let t = d / 2 * (1 + part) - 0.7517915246935645
      return density(t) * (2 - t * t)
    }
    let sum = rule.reduce(R(0)) { $0 + $1.weight * (curvature($1.node) + curvature(-$1.node)) }
    return d / 2 * sum
  }

  public var initializer: any Initializer { HeUniform() }

  /// `Φ(z) = ½ erfc(−z/√2)`. The rounding of z/√2 would cost z² units in the last place, so that its
  /// error is carried to first order.
  static func distribution<R: Real>(_ z: R) -> R {
    let half = R(0.5).squareRoot()
    let u = -z * half
    // (√½)² = ½ tells by how much `half` is off.
    let missing = R.fma(-half, half, 0.5) / (2 * half)
    let rest = R.fma(-z, half, -u) - z * missing
    let slope = 2 / R.pi.squareRoot() * R.exp(-u * u)
    return (R.erfc(u) - slope * rest) / 2
  }

  /// `φ(z) = e^(−z²/2)/√(2π)`, with the rounding errors of z² and of the constant carried to first
  /// order.
  static func density<R: Real>(_ z: R) -> R {
    let square = z * z
    let rest = R.fma(z, z, -square)
    let e = R.exp(-square / 2)
    let (c, missing): (R, R) = (0.3989422804014327, -2.4923272022777301e-17)
    return R.fma(e, c, e * (missing - c * rest / 2))
  }
}

extension GELU: HostActivation {
  package var function: HostFunction { .gelu }
}
