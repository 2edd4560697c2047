extension MultinomialLikelihood {
  /// Derivatives with a rough information where that is enough, otherwise with the full one.
  private func roughDerivatives(at β: [Double]) -> Derivatives {
    let rough = derivatives(at: β, .rough)
    let isEnough =
      Cholesky(rough.information, count: count, tolerance: MultinomialFit.roughTolerance) != nil
    return isEnough ? rough : derivatives(at: β)
  }

  /// Coefficients from some of the rows, and the derivatives at them of all rows; nil where there are
  /// too few rows or the sample has no estimate.
  func sampledStart() -> StartingPoint? {
    guard let sample = RowSample(of: rows, coefficients: count) else { return nil }
    let part = MultinomialLikelihood(
      design: sample.rows(of: design), codes: sample.rows(of: codes), classCount: classCount,
      weights: weights.map(sample.rows), centering: centering, threads: threads)
    var fit = MultinomialFit(part, stepLimit: 10)
    fit.isRough = true
    fit.run()
    guard fit.hasConverged else { return nil }
    let there = roughDerivatives(at: fit.coefficients)
    guard there.deviance.isFinite else { return nil }
    return StartingPoint(
      coefficients: fit.coefficients, derivatives: there,
      remainder: SampledRemainder(ratio: Double(rows) / Double(sample.rowCount)) {
        part.derivatives(at: $0, $1)
      })
  }
}
