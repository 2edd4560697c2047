public import Equations
internal import Numerics

/// Counts that vary more than Poisson's: V = μ + μ²/θ, a Poisson response whose mean is itself
/// gamma-distributed with shape θ.
public struct NegativeBinomialFamily: Family {
  public static let name = "negative-binomial"
  public static let summary = "V(μ) = μ + μ²/theta: counts more spread than Poisson's"
  public static var settings: [Setting<Self>] { [Setting("theta", \.theta, in: 0...1e10)] }

  /// `θ`; 0 stands for: to be estimated by maximum likelihood.
  public var theta = 0.0
  public init() {}
  public init(theta: Double) { self.theta = theta }

  public var usualLink: any Link { LogLink() }
  public var canonicalLink: String { "" }
  public var hasKnownDispersion: Bool { true }
  public var boundaries: [Double] { [0] }

  public func variance(_ mean: Mean) -> Double { mean.value + mean.value * mean.value / theta }
  public func varianceSlope(_ mean: Mean) -> Double { 1 + 2 * mean.value / theta }
  public func unitDeviance(_ y: Double, _ mean: Mean) -> Double {
    let difference = y - mean.value
    return 2
      * (departure(y, from: mean.value, difference: difference)
        - departure(y + theta, from: mean.value + theta, difference: difference))
  }
  public func admits(_ mean: Mean) -> Bool { mean.value > 0 && mean.value.isFinite }
  public func problem(with y: Double) -> String? {
    y >= 0
      ? nil : "\(FormulaName.spelled(y)) is negative: a negative binomial response counts events"
  }
  public func startingMean(_ y: Double, weight: Double) -> Double { y > 0 ? y : 1 / 6.0 }

  public func logDensity(
    _ y: Double, _ mean: Mean, weight: Double, trials: Double, dispersion: Double
  ) -> Double {
    let μ = mean.value
    return weight
      * (GammaFunction.log(theta + y) - GammaFunction.log(theta) - GammaFunction.log(y + 1) - theta
        * .log1p(μ / theta)
        + (y > 0 ? y * .log(μ / (theta + μ)) : 0))
  }
}
