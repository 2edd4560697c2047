internal import Equations
internal import Numerics

/// A positive response with a long tail: V = μ³.
public struct InverseGaussianFamily: Family {
  public static let name = "inverse-gaussian"
  public static let summary = "V(μ) = μ³: positive numbers with a long tail"
  public init() {}

  public var usualLink: any Link { InverseSquareLink() }
  // Minus 1/(2μ²) is canonical; a factor changes nothing but scale.
  public var canonicalLink: String { "" }
  public var hasKnownDispersion: Bool { false }

  public func variance(_ mean: Mean) -> Double { mean.value * mean.value * mean.value }
  public func varianceSlope(_ mean: Mean) -> Double { 3 * mean.value * mean.value }
  public func unitDeviance(_ y: Double, _ mean: Mean) -> Double {
    let r = (y - mean.value) / mean.value
    return r * r / y
  }
  public func admits(_ mean: Mean) -> Bool { mean.value > 0 && mean.value.isFinite }
  public func problem(with y: Double) -> String? {
    y > 0
      ? nil : "\(FormulaName.spelled(y)) is not positive, as an inverse Gaussian response must be"
  }
  public func startingMean(_ y: Double, weight: Double) -> Double { y }

  public func logDensity(
    _ y: Double, _ mean: Mean, weight: Double, trials: Double, dispersion: Double
  ) -> Double {
    -0.5
      * (weight * (.log(2 * .pi * dispersion) + 3 * .log(y))
        + weight * unitDeviance(y, mean) / dispersion)
  }
}
