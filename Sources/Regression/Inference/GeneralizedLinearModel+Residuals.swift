extension GeneralizedLinearModel {
  /// ±√(a d(y, μ)) of the rows that count, whose squares add up to the deviance; for a normal
  /// response the residuals times √a.
  public func devianceResiduals() -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(rowCount)
    fitted.likelihood.forEachBlock(at: .coefficients(fitted.coefficients)) { rows, b, _ in
      // Safe: i is a row of the block.
      for i in 0..<rows.count where b.priors[i] > 0 {
        let y = response.values[rows.lowerBound + i]
        let size = (b.priors[i] * max(0, family.unitDeviance(y, b.means[i]))).squareRoot()
        result.append(family.residual(y, b.means[i]) < 0 ? -size : size)
      }
    }
    return result
  }
}
