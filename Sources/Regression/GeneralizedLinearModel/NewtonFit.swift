/// Newton's method for a ``Likelihood``, with halved steps where a whole one goes too far.
///
/// Steps come from a Cholesky factor of XᵀWX: W is the observed information where that is positive
/// definite, otherwise the expected one (Fisher's scoring). The last step and the covariance come
/// from a QR factorization of √W X.
struct NewtonFit {
  var likelihood: Likelihood
  let penalty: Penalty
  let stepLimit: Int

  private(set) var coefficients: [Double] = []
  private(set) var deviance = Double.infinity
  /// (XᵀWX)⁻¹ with W the expected information.
  private(set) var covariance: [Double] = []
  private(set) var steps = 0
  private(set) var hasConverged = false
  private(set) var separation: Separation?

  init(_ likelihood: Likelihood, penalty: Penalty = .none, stepLimit: Int = 100) {
    (self.likelihood, self.penalty, self.stepLimit) = (likelihood, penalty, stepLimit)
  }

  private var count: Int { likelihood.columns }
  private var degreesOfFreedom: Double { Double(max(likelihood.rows - count, 1)) }

  /// From `start`, or from the responses themselves.
  mutating func run(from start: [Double]? = nil, ridgeScale: [Double] = []) throws(RegressionError)
  {
    let objective = PenalizedLikelihood(likelihood, penalty, ridgeScale: ridgeScale)
    var β: [Double]
    if let start { β = start } else { β = try firstCoefficients() }
    var curvature = Likelihood.Curvature.expected
    var current = objective.derivatives(at: β, curvature)
    if !current.deviance.isFinite {
      β = try constantCoefficients()
      current = objective.derivatives(at: β, curvature)
    }
    guard current.deviance.isFinite else { throw noStart }
    var lastDecrement = Double.infinity
    while steps < stepLimit {
      // Fisher's matrix far away, where the observed one may not be positive.
      guard let factor = Cholesky(current.information, count: count) else {
        if curvature == .observed {
          curvature = .expected
          current = objective.derivatives(at: β, curvature)
          continue
        }
        break
      }
      let step = factor.solve(current.gradient)
      let decrement = zip(step, current.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      let scale = likelihood.family.hasKnownDispersion ? 1 : current.deviance / degreesOfFreedom
      steps += 1
      if penalty == .none, steps >= 5, !isSmall(step, beside: β, 1e-3),
        let found = Separation(likelihood, along: step, threshold: 0.05)
      {
        separation = found
        break
      }
      let isQuadratic = likelihood.isCanonical || curvature == .observed
      let ratio = decrement / lastDecrement
      let next = isQuadratic && lastDecrement.isFinite ? decrement * ratio * ratio : decrement
      lastDecrement = decrement
      // A separated response never gets here: its steps stay long while the decrement fades.
      if min(next, decrement) <= 1e-16 * scale, isSmall(step, beside: β) {
        β = zip(β, step).map { $0 + $1 }
        hasConverged = true
        break
      }
      guard
        let moved = halved(
          from: β, step, current, objective, steps >= 2 ? .observed : .expected)
      else {
        // Rounding hides any further progress.
        hasConverged = decrement <= 1e-9 * scale || isSmall(step, beside: β, 1e-9)
        break
      }
      (β, current) = moved
      curvature = steps >= 2 ? .observed : .expected
    }
    coefficients = β
    deviance = current.deviance
    if separation == nil { finish(objective) }
  }

  /// Whether a step hardly moves linear predictors, beside what they are.
  private func isSmall(
    _ step: [Double], beside β: [Double], _ tolerance: Double = 1e-4
  ) -> Bool {
    let sizes = likelihood.centering.sizes
    let largest = zip(β, sizes).map { abs($0 * $1) }.max() ?? 0
    return zip(step, sizes).allSatisfy { abs($0 * $1) <= tolerance * (1 + largest) }
  }

  private func halved(
    from β: [Double], _ step: [Double], _ current: Derivatives, _ objective: PenalizedLikelihood,
    _ curvature: Likelihood.Curvature
  ) -> ([Double], Derivatives)? {
    var length = 1.0
    for _ in 0..<40 {
      let candidate = zip(β, step).map { $0 + length * $1 }
      let there = objective.derivatives(at: candidate, curvature)
      if there.objective <= current.objective + 1e-12 * abs(current.objective) {
        return (candidate, there)
      }
      length /= 2
    }
    return nil
  }

  /// Weighted least squares from means near the responses.
  private func firstCoefficients() throws(RegressionError) -> [Double] {
    let start = likelihood.derivatives(at: .start, .expected)
    if start.gradient.allSatisfy(\.isFinite),
      let factor = Cholesky(start.information, count: count)
    {
      return factor.solve(start.gradient)
    }
    return try constantCoefficients()
  }

  /// The same mean for all rows.
  func constantCoefficients() throws(RegressionError) -> [Double] {
    guard let intercept = likelihood.centering.intercept else { throw noStart }
    var β = [Double](repeating: 0, count: count)
    β[intercept] = likelihood.link.predictor(at: likelihood.meanResponse) - likelihood.meanOffset
    guard β[intercept].isFinite else { throw noStart }
    return β
  }

  private var noStart: RegressionError {
    RegressionError(
      at: likelihood.label,
      "no coefficients were found from which every row gets a mean that the family admits",
      remedy: "try another link, such as log, or another family")
  }

  /// The last step and the covariance.
  private mutating func finish(_ objective: PenalizedLikelihood) {
    let isLarge = likelihood.rows * count > 4_000_000
    let expected = objective.likelihood.derivatives(at: .coefficients(coefficients), .expected)
    let factor = Cholesky(expected.information, count: count)
    if penalty != .none || (isLarge && (factor?.smallestPivot ?? 0) > 1e-7) {
      if let factor {
        covariance = objective.covariance(factor, expected)
        if penalty == .none {
          let step = factor.solve(expected.gradient)
          coefficients = zip(coefficients, step).map { $0 + $1 }
        }
        deviance = expected.deviance
        return
      }
    }
    for _ in 0..<3 {
      let (triangle, there) = factorization(at: coefficients)
      guard let step = triangle.solution, step.allSatisfy(\.isFinite) else { return }
      covariance = triangle.inverse
      deviance = there
      let scale = likelihood.family.hasKnownDispersion ? 1 : deviance / degreesOfFreedom
      // Where the fit did not converge a whole step may lead anywhere.
      guard hasConverged, triangle.explained <= 1e-6 * scale else { return }
      coefficients = zip(coefficients, step).map { $0 + $1 }
      if triangle.explained <= 1e-20 * scale { return }
    }
  }

  /// R of √W X, with the score as right-hand side.
  private func factorization(at β: [Double]) -> (TriangularFactor, deviance: Double) {
    var triangle = TriangularFactor(count: count)
    var total = 0.0
    let p = count
    let height = likelihood.blockRows
    withUnsafeTemporaryAllocation(of: Double.self, capacity: height * (p + 1)) { room in
      guard let A = room.baseAddress else { return }
      likelihood.forEachBlock(at: .coefficients(β)) { rows, b, deviance in
        total += deviance
        let n = rows.count
        // Safe: `room` holds p + 1 columns of a block.
        for i in 0..<n {
          let root = b.information[i].squareRoot()
          for j in 0..<p { A[i + j * height] = root * b.X[i + j * b.capacity] }
          A[i + p * height] = root > 0 ? b.scores[i] / root : 0
        }
        triangle.append(A, rows: n, stride: height)
      }
    }
    return (triangle, total)
  }
}
