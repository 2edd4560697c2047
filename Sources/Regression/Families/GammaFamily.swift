internal import Equations
internal import Numerics

/// A positive response whose spread is proportional to its mean: V = μ².
public struct GammaFamily: Family {
  public static let name = "gamma"
  public static let summary = "V(μ) = μ²: positive numbers, spread in proportion to the mean"
  public init() {}

  public var usualLink: any Link { InverseLink() }
  // Minus 1/μ is canonical; the sign changes nothing but signs.
  public var canonicalLink: String { "" }
  public var hasKnownDispersion: Bool { false }

  public func variance(_ mean: Mean) -> Double { mean.value * mean.value }
  public func varianceSlope(_ mean: Mean) -> Double { 2 * mean.value }
  public func unitDeviance(_ y: Double, _ mean: Mean) -> Double {
    2 * departure(mean.value, from: y) / mean.value
  }
  public func admits(_ mean: Mean) -> Bool { mean.value > 0 && mean.value.isFinite }
  public func problem(with y: Double) -> String? {
    y > 0 ? nil : "\(FormulaName.spelled(y)) is not positive, as a gamma response must be"
  }
  public func startingMean(_ y: Double, weight: Double) -> Double { y }

  public func logDensity(
    _ y: Double, _ mean: Mean, weight: Double, trials: Double, dispersion: Double
  ) -> Double {
    let shape = 1 / dispersion, scale = mean.value * dispersion
    return weight
      * ((shape - 1) * .log(y / scale) - y / scale - GammaFunction.log(shape) - .log(scale))
  }
}
