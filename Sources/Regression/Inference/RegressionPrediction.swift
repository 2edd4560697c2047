/// What a model expects of a row.
public struct RegressionPrediction: Sendable, Equatable {
  /// μ
  public let mean: Double
  /// η
  public let predictor: Double
  /// Of η.
  public let predictorError: Double
  /// Of μ: that of η times |dμ/dη|.
  public let standardError: Double
  /// The ends of the interval, if one was asked for.
  public let lower: Double?
  public let upper: Double?
}

/// What an interval around a prediction is to hold.
public enum PredictionInterval: Sendable, Equatable {
  /// The mean, in this part of all samples; formed around η and mapped by the link.
  case confidence(Double = 0.95)
  /// A new response; for a normal one with the identity link.
  case prediction(Double = 0.95)
}

extension GeneralizedLinearModel {
  /// The predictions for the rows of another design with the same columns.
  ///
  /// - Throws: ``RegressionError`` where a prediction interval is asked of a family that has none.
  public func predictions(
    for rows: Design, offset: [Double]? = nil, interval: PredictionInterval? = nil,
    covariance estimate: CovarianceEstimate = .model
  ) throws(RegressionError) -> [RegressionPrediction] {
    precondition(
      rows.columns.count == design.columns.count,
      "\(rows.columns.count) columns do not fit a model of \(design.columns.count)")
    if case .prediction = interval, !hasNormalResponse {
      throw RegressionError(
        at: fitted.likelihood.label, "a prediction interval needs a normal response",
        remedy: "ask for a confidence interval of the mean")
    }
    if let leastSquares, estimate == .model {
      // In the arithmetic of the fit.
      let means = leastSquares.fittedValues(rows, offset: offset)
      return zip(means, leastSquares.leverages(rows)).map { η, h in
        prediction(η, (dispersion * max(0, h)).squareRoot(), interval)
      }
    }
    let columns = rows.selecting(columns: estimated)
    let C = movedCovariance(estimate), p = estimated.count
    let shifts = fitted.likelihood.centering.shifts, β = fitted.coefficients
    let height = fitted.likelihood.blockRows
    let b = BlockBuffers(rows: height, columns: p)
    var result: [RegressionPrediction] = []
    result.reserveCapacity(rows.rowCount)
    for start in stride(from: 0, to: rows.rowCount, by: height) {
      let block = start..<min(start + height, rows.rowCount)
      columns.fill(block, into: b.X, stride: b.stride)
      // Safe: i is a row of the block.
      for i in 0..<block.count {
        var η = offset?[start + i] ?? 0
        for j in 0..<p {
          b.X[i + j * b.stride] -= shifts[j]
          η += β[j] * b.X[i + j * b.stride]
        }
        let error = max(0, b.quadraticForm(C, row: i, columns: p)).squareRoot()
        result.append(prediction(η, error, interval))
      }
    }
    return result
  }

  private var hasNormalResponse: Bool { family is GaussianFamily && link is IdentityLink }

  private func prediction(
    _ η: Double, _ error: Double, _ interval: PredictionInterval?
  ) -> RegressionPrediction {
    let mean = link.mean(at: η)
    var ends: (lower: Double, upper: Double)?
    switch interval {
    case .none: break
    case .confidence(let level):
      let width = reference.halfWidth(level) * error
      let (a, b) = (link.mean(at: η - width).value, link.mean(at: η + width).value)
      ends = (min(a, b), max(a, b))
    case .prediction(let level):
      let width = reference.halfWidth(level) * (error * error + dispersion).squareRoot()
      ends = (η - width, η + width)
    }
    return RegressionPrediction(
      mean: mean.value, predictor: η, predictorError: error,
      standardError: abs(mean.slope) * error, lower: ends?.lower, upper: ends?.upper)
  }
}
