internal import Numerics

/// Whether a larger model explains more than chance would.
public struct ModelTest: Sendable, Equatable {
  public enum Kind: String, Sendable { case f = "F", chiSquared = "χ²" }
  public let kind: Kind
  public let statistic: Double
  public let degreesOfFreedom: Int
  /// Of the denominator, for F.
  public let residualDegreesOfFreedom: Int?
  public let pValue: Double

  /// `drop` is how much deviance the larger model saves.
  init(
    drop: Double, degrees: Int, dispersion: Double, isKnown: Bool, residualDegrees: Int
  ) {
    degreesOfFreedom = degrees
    if isKnown {
      (kind, statistic, residualDegreesOfFreedom) = (.chiSquared, drop / dispersion, nil)
      pValue = ChiSquared(degreesOfFreedom: Double(degrees)).survival(statistic)
    } else {
      (kind, residualDegreesOfFreedom) = (.f, residualDegrees)
      statistic = drop / Double(degrees) / dispersion
      pValue = FisherF(Double(degrees), Double(residualDegrees)).survival(statistic)
    }
  }
}
