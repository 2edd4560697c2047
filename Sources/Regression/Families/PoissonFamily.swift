internal import Equations
internal import Numerics

/// A count of events: V = μ.
public struct PoissonFamily: Family {
  public static let name = "poisson"
  public static let summary = "V(μ) = μ: counts"
  public init() {}

  public var usualLink: any Link { LogLink() }
  public var canonicalLink: String { LogLink.name }
  public var hasKnownDispersion: Bool { true }
  public var boundaries: [Double] { [0] }

  public func variance(_ mean: Mean) -> Double { mean.value }
  public func varianceSlope(_ mean: Mean) -> Double { 1 }
  public func unitDeviance(_ y: Double, _ mean: Mean) -> Double {
    2 * departure(y, from: mean.value)
  }
  public func admits(_ mean: Mean) -> Bool { mean.value > 0 && mean.value.isFinite }
  public func problem(with y: Double) -> String? {
    y >= 0 ? nil : "\(FormulaName.spelled(y)) is negative: a Poisson response counts events"
  }
  public func startingMean(_ y: Double, weight: Double) -> Double { y + 0.1 }

  public func logDensity(
    _ y: Double, _ mean: Mean, weight: Double, trials: Double, dispersion: Double
  ) -> Double {
    weight * ((y > 0 ? y * .log(mean.value) : 0) - mean.value - GammaFunction.log(y + 1))
  }
}
