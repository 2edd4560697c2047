extension Likelihood {
  /// Coefficients from some of the rows, and the derivatives at them of all rows; nil where there are
  /// too few rows or the sample has no estimate.
  func sampledStart() -> StartingPoint? {
    guard let sample = RowSample(of: rows, coefficients: columns) else { return nil }
    let part = ResponseValues(
      values: sample.rows(of: response.values), trials: response.trials.map(sample.rows),
      name: response.name)
    let likelihood = Likelihood(
      design: sample.rows(of: design), response: part, weights: weights.map(sample.rows),
      offset: offset.map(sample.rows), family: family, link: link, centering: centering,
      threads: threads)
    var newton = NewtonFit(likelihood, stepLimit: 30)
    newton.isRough = true
    guard (try? newton.run()) != nil, newton.hasConverged || newton.separation != nil
    else { return nil }
    let there = derivatives(at: .coefficients(newton.coefficients), .expected)
    guard there.deviance.isFinite else { return nil }
    return StartingPoint(
      coefficients: newton.coefficients, derivatives: there,
      remainder: SampledRemainder(ratio: Double(rows) / Double(sample.rowCount)) {
        likelihood.derivatives(at: .coefficients($0), $1 == .none ? .none : .expected)
      }, isSeparated: newton.separation != nil)
  }
}
