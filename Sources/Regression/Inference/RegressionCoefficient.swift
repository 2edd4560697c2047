internal import Numerics

/// A line of a coefficient table.
public struct RegressionCoefficient: Sendable, Equatable {
  /// The column's name, as R names it.
  public let name: String
  /// The class that it speaks for, in a multinomial model.
  public let classLabel: String?
  /// Nil, as all that follows, for a column that depends on others.
  public let estimate: Double?
  public let standardError: Double?
  /// Estimate over standard error: t where a dispersion was estimated, otherwise z.
  public let statistic: Double?
  /// Two-sided.
  public let pValue: Double?
  /// The ends of Wald's confidence interval.
  public let lower: Double?
  public let upper: Double?
}

/// Against what a statistic is held.
enum ReferenceDistribution {
  case normal
  case studentT(degreesOfFreedom: Double)

  /// P(|T| > |statistic|)
  func twoSided(_ statistic: Double) -> Double {
    switch self {
    case .normal: 2 * Normal().survival(abs(statistic))
    case .studentT(let df): 2 * StudentT(degreesOfFreedom: df).survival(abs(statistic))
    }
  }

  /// Half the width of an interval of this level, in standard errors.
  func halfWidth(_ level: Double) -> Double {
    switch self {
    case .normal: Normal().quantile(0.5 + level / 2)
    case .studentT(let df): StudentT(degreesOfFreedom: df).quantile(0.5 + level / 2)
    }
  }

  func coefficient(
    _ name: String, classLabel: String? = nil, _ estimate: Double?, _ error: Double?,
    level: Double
  ) -> RegressionCoefficient {
    guard let estimate, let error else {
      return RegressionCoefficient(
        name: name, classLabel: classLabel, estimate: estimate, standardError: nil, statistic: nil,
        pValue: nil, lower: nil, upper: nil)
    }
    let statistic = estimate / error, width = halfWidth(level) * error
    return RegressionCoefficient(
      name: name, classLabel: classLabel, estimate: estimate, standardError: error,
      statistic: statistic, pValue: twoSided(statistic), lower: estimate - width,
      upper: estimate + width)
  }
}
