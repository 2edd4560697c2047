internal import Equations

/// Counts that vary more, or less, than a Poisson response: φ μ with φ estimated.
public struct QuasipoissonFamily: Family {
  public static let name = "quasipoisson"
  public static let summary = "φ μ with φ estimated: overdispersed counts"
  public init() {}

  private let poisson = PoissonFamily()
  public var usualLink: any Link { LogLink() }
  public var canonicalLink: String { LogLink.name }
  public var hasKnownDispersion: Bool { false }
  public var hasLikelihood: Bool { false }
  public var boundaries: [Double] { [0] }

  public func variance(_ mean: Mean) -> Double { poisson.variance(mean) }
  public func varianceSlope(_ mean: Mean) -> Double { poisson.varianceSlope(mean) }
  public func unitDeviance(_ y: Double, _ mean: Mean) -> Double { poisson.unitDeviance(y, mean) }
  public func admits(_ mean: Mean) -> Bool { poisson.admits(mean) }
  public func problem(with y: Double) -> String? { poisson.problem(with: y) }
  public func startingMean(_ y: Double, weight: Double) -> Double {
    poisson.startingMean(y, weight: weight)
  }
  public func logDensity(
    _ y: Double, _ mean: Mean, weight: Double, trials: Double, dispersion: Double
  ) -> Double { .nan }
}
