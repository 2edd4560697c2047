extension GeneralizedLinearModel {
  /// t where a dispersion was estimated, otherwise normal.
  var reference: ReferenceDistribution {
    family.hasKnownDispersion
      ? .normal : .studentT(degreesOfFreedom: Double(residualDegreesOfFreedom))
  }

  /// The covariance of the estimated coefficients, column by column.
  public func covariance(_ estimate: CovarianceEstimate = .model) -> [Double] {
    if estimate == .model, let leastSquares {
      return leastSquares.unscaledCovariance.map { dispersion * $0 }
    }
    return fitted.likelihood.centering.restored(covariance: movedCovariance(estimate))
  }

  /// The same for columns moved by their centering, whose products have not lost digits.
  func movedCovariance(_ estimate: CovarianceEstimate) -> [Double] {
    estimate == .model
      ? fitted.movedCovariance.map { dispersion * $0 } : fitted.sandwich(estimate)
  }

  /// The standard error of each coefficient; nil where there is none.
  public func standardErrors(_ estimate: CovarianceEstimate = .model) -> [Double?] {
    let C = covariance(estimate), p = estimated.count
    var result = [Double?](repeating: nil, count: coefficients.count)
    for (i, position) in estimated.enumerated() { result[position] = C[i + i * p].squareRoot() }
    return result
  }

  /// The coefficient table, in the design's order; `level` is that of the confidence intervals.
  public func coefficientTable(
    _ estimate: CovarianceEstimate = .model, level: Double = 0.95
  ) -> [RegressionCoefficient] {
    let errors = standardErrors(estimate)
    return design.columns.indices.map {
      reference.coefficient(design.columns[$0].name, coefficients[$0], errors[$0], level: level)
    }
  }
}
