internal import Equations

/// Proportions that vary more, or less, than a binomial response: φ μ(1 − μ) with φ estimated.
public struct QuasibinomialFamily: Family {
  public static let name = "quasibinomial"
  public static let summary = "φ μ(1 − μ) with φ estimated: overdispersed proportions"
  public init() {}

  private let binomial = BinomialFamily()
  public var usualLink: any Link { LogitLink() }
  public var canonicalLink: String { LogitLink.name }
  public var hasKnownDispersion: Bool { false }
  public var hasLikelihood: Bool { false }
  public var boundaries: [Double] { [0, 1] }

  public func variance(_ mean: Mean) -> Double { binomial.variance(mean) }
  public func varianceSlope(_ mean: Mean) -> Double { binomial.varianceSlope(mean) }
  public func residual(_ y: Double, _ mean: Mean) -> Double { binomial.residual(y, mean) }
  public func unitDeviance(_ y: Double, _ mean: Mean) -> Double { binomial.unitDeviance(y, mean) }
  public func admits(_ mean: Mean) -> Bool { binomial.admits(mean) }
  public func problem(with y: Double) -> String? { binomial.problem(with: y) }
  public func startingMean(_ y: Double, weight: Double) -> Double {
    binomial.startingMean(y, weight: weight)
  }
  public func logDensity(
    _ y: Double, _ mean: Mean, weight: Double, trials: Double, dispersion: Double
  ) -> Double { .nan }
}
