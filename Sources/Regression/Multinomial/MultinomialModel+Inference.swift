internal import Numerics

extension MultinomialModel {
  public var logLikelihood: Double { -0.5 * deviance }
  public var parameterCount: Int { estimated.count * (levels.count - 1) }
  public var rowCount: Int { residualDegreesOfFreedom / (levels.count - 1) + estimated.count }
  /// Akaike's criterion.
  public var aic: Double { deviance + 2 * Double(parameterCount) }
  /// Schwarz's criterion.
  public var bic: Double { deviance + Double(parameterCount) * .log(Double(rowCount)) }
  /// McFadden's pseudo-R², 1 − D/D₀.
  public var explainedDeviance: Double { 1 - deviance / nullDeviance }

  /// The test of all coefficients but the intercepts against zero; nil without such coefficients.
  public var overallTest: ModelTest? {
    let degrees = nullDegreesOfFreedom - residualDegreesOfFreedom
    guard degrees > 0 else { return nil }
    return ModelTest(
      drop: nullDeviance - deviance, degrees: degrees, dispersion: 1, isKnown: true,
      residualDegrees: residualDegreesOfFreedom)
  }

  /// The covariance of all estimated coefficients, class by class, column by column; the sandwich of
  /// HC0 or HC1 does not believe the model.
  ///
  /// HC2 and HC3 correct for a leverage that a row of several classes has not; they are HC1 here.
  public func covariance(_ estimate: CovarianceEstimate = .model) -> [Double] {
    let moved = estimate == .model ? movedCovariance : sandwich(estimate)
    return restored(moved)
  }

  /// The standard errors of each class but the first; nil where there is no coefficient.
  public func standardErrors(_ estimate: CovarianceEstimate = .model) -> [[Double?]] {
    let C = covariance(estimate), p = estimated.count, count = likelihood.count
    return (1..<levels.count).map { k in
      var errors = [Double?](repeating: nil, count: design.columns.count)
      for (i, position) in estimated.enumerated() {
        let at = (k - 1) * p + i
        errors[position] = C[at + at * count].squareRoot()
      }
      return errors
    }
  }

  /// The coefficient table, class by class; `level` is that of the confidence intervals.
  public func coefficientTable(
    _ estimate: CovarianceEstimate = .model, level: Double = 0.95
  ) -> [RegressionCoefficient] {
    let errors = standardErrors(estimate)
    return coefficients.indices.flatMap { k in
      design.columns.indices.map { j in
        ReferenceDistribution.normal.coefficient(
          design.columns[j].name, classLabel: levels[k + 1], coefficients[k][j], errors[k][j],
          level: level)
      }
    }
  }

  /// The probability of each class, in the order of ``levels``, for each row of a design with the
  /// same columns.
  public func probabilities(for rows: Design) -> [[Double]] {
    precondition(
      rows.columns.count == design.columns.count,
      "\(rows.columns.count) columns do not fit a model of \(design.columns.count)")
    let there = MultinomialLikelihood(
      design: rows.selecting(columns: estimated),
      codes: [Int32](repeating: 0, count: rows.rowCount), classCount: levels.count, weights: nil,
      centering: likelihood.centering, threads: 1)
    var result: [[Double]] = []
    result.reserveCapacity(rows.rowCount)
    there.forEachBlock(at: movedCoefficients) { block, b in
      // Safe: i is a row of the block.
      for i in 0..<block.count {
        result.append(levels.indices.map { b.P[i + $0 * b.stride] })
      }
    }
    return result
  }

  /// T C Tᵀ, where T restores the coefficients of each class.
  private func restored(_ C: [Double]) -> [Double] {
    let centering = likelihood.centering
    guard let intercept = centering.intercept, centering.isNeeded else { return C }
    let p = estimated.count, count = likelihood.count
    var result = C
    for k in 0..<levels.count - 1 {
      let at = k * p + intercept
      for column in 0..<count {
        result[at + column * count] -= (0..<p).reduce(0) {
          $0 + centering.shifts[$1] * C[k * p + $1 + column * count]
        }
      }
    }
    let half = result
    for k in 0..<levels.count - 1 {
      let at = k * p + intercept
      for row in 0..<count {
        result[row + at * count] -= (0..<p).reduce(0) {
          $0 + centering.shifts[$1] * half[row + (k * p + $1) * count]
        }
      }
    }
    return result
  }

  private func sandwich(_ estimate: CovarianceEstimate) -> [Double] {
    let (p, count) = (estimated.count, likelihood.count)
    var meat = [Double](repeating: 0, count: count * count)
    var score = [Double](repeating: 0, count: count)
    likelihood.forEachBlock(at: movedCoefficients) { block, b in
      // Safe: i is a row of the block.
      for i in 0..<block.count where b.priors[i] > 0 {
        for k in 1..<levels.count {
          let hit = codes[block.lowerBound + i] == Int32(k)
          let s = b.priors[i] * ((hit ? 1 : 0) - b.P[i + k * b.stride])
          for j in 0..<p { score[(k - 1) * p + j] = s * b.X[i + j * b.stride] }
        }
        for j in 0..<count { for l in 0..<count { meat[l + j * count] += score[l] * score[j] } }
      }
    }
    if estimate != .hc0 {
      let n = Double(rowCount)
      meat = meat.map { $0 * n / (n - Double(p)) }
    }
    let left = product(movedCovariance, meat, count)
    return product(left, movedCovariance, count)
  }

  private func product(_ A: [Double], _ B: [Double], _ count: Int) -> [Double] {
    var C = [Double](repeating: 0, count: count * count)
    for j in 0..<count {
      for k in 0..<count {
        for i in 0..<count { C[i + j * count] += A[i + k * count] * B[k + j * count] }
      }
    }
    return C
  }
}
