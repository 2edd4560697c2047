/// A likelihood at its maximum, for columns moved by their centering.
struct FittedLikelihood: Sendable {
  let likelihood: Likelihood
  let coefficients: [Double]
  /// (XᵀWX)⁻¹; empty where least squares has it.
  let covariance: [Double]
  let leastSquares: LeastSquares?
  /// With all columns, those without a coefficient, too.
  let design: Design

  /// Σ a (y − μ)²/V
  var pearsonStatistic: Double {
    leastSquares?.residualSumOfSquares ?? likelihood.pearsonStatistic(at: coefficients)
  }

  /// (XᵀWX)⁻¹ of the moved columns.
  var movedCovariance: [Double] {
    guard let leastSquares else { return covariance }
    let there = likelihood.derivatives(at: .coefficients(coefficients), .expected)
    return Cholesky(there.information, count: coefficients.count, tolerance: 1e-10)?.inverse
      ?? likelihood.centering.moved(covariance: leastSquares.unscaledCovariance)
  }

  /// The leverage of every row, where least squares has it.
  private var knownLeverages: [Double]? {
    leastSquares?.leverages(
      design, weights: likelihood.weights, threads: likelihood.threads)
  }

  /// Visits every row that counts, with its leverage `h = w xᵀ(XᵀWX)⁻¹x`.
  func forEachRow(
    _ body: (_ row: Int, _ b: BlockBuffers, _ i: Int, _ leverage: Double) -> Void
  ) {
    let p = coefficients.count
    let known = knownLeverages
    likelihood.forEachBlock(at: .coefficients(coefficients)) { rows, b, _ in
      // Safe: i is a row of the block.
      for i in 0..<rows.count {
        let h =
          known?[rows.lowerBound + i]
          ?? (b.information[i] > 0
            ? b.information[i] * b.quadraticForm(covariance, row: i, columns: p) : 0)
        body(rows.lowerBound + i, b, i, h)
      }
    }
  }

  /// C (Σ s² x xᵀ) C with s each row's score, corrected for its leverage.
  func sandwich(_ estimate: CovarianceEstimate) -> [Double] {
    let p = coefficients.count
    var meat = [Double](repeating: 0, count: p * p)
    var rows = 0.0
    forEachRow { _, b, i, h in
      guard b.priors[i] > 0 else { return }
      rows += 1
      var square = b.scores[i] * b.scores[i]
      if estimate == .hc2 { square /= 1 - h }
      if estimate == .hc3 { square /= (1 - h) * (1 - h) }
      guard square > 0 else { return }
      for j in 0..<p {
        let c = square * b.X[i + j * b.stride]
        for k in j..<p { meat[k + j * p] += c * b.X[i + k * b.stride] }
      }
    }
    for j in 0..<p { for k in 0..<j { meat[k + j * p] = meat[j + k * p] } }
    if estimate == .hc1 { meat = meat.map { $0 * rows / (rows - Double(p)) } }
    let C = movedCovariance
    return product(product(C, meat, p), C, p)
  }

  private func product(_ A: [Double], _ B: [Double], _ p: Int) -> [Double] {
    var C = [Double](repeating: 0, count: p * p)
    for j in 0..<p {
      for k in 0..<p { for i in 0..<p { C[i + j * p] += A[i + k * p] * B[k + j * p] } }
    }
    return C
  }
}
