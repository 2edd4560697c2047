internal import Equations
internal import Numerics

/// A normal response: V = 1, d = (y − μ)².
public struct GaussianFamily: Family {
  public static let name = "gaussian"
  public static let summary = "V(μ) = 1: any number"
  public init() {}

  public var usualLink: any Link { IdentityLink() }
  public var canonicalLink: String { IdentityLink.name }
  public var hasKnownDispersion: Bool { false }

  public func variance(_ mean: Mean) -> Double { 1 }
  public func varianceSlope(_ mean: Mean) -> Double { 0 }
  public func unitDeviance(_ y: Double, _ mean: Mean) -> Double {
    (y - mean.value) * (y - mean.value)
  }
  public func admits(_ mean: Mean) -> Bool { mean.value.isFinite }
  public func problem(with y: Double) -> String? { nil }
  public func startingMean(_ y: Double, weight: Double) -> Double { y }

  // Maximum likelihood counts rows, not weights: a weight only says how sure a row is.
  public func likelihoodDispersion(deviance: Double, rows: Double, weights: Double) -> Double {
    deviance / rows
  }
  public func logDensity(
    _ y: Double, _ mean: Mean, weight: Double, trials: Double, dispersion: Double
  ) -> Double {
    let variance = dispersion / weight
    return -0.5 * (.log(2 * .pi * variance) + unitDeviance(y, mean) / variance)
  }
}
