/// Newton's method for a ``Likelihood``, with halved steps where a whole one goes too far.
///
/// Steps come from a Cholesky factor of XᵀWX: W is the observed information where that is positive
/// definite, otherwise the expected one (Fisher's scoring). The last step and the covariance come
/// from a QR factorization of √W X.
struct NewtonFit {
  var likelihood: Likelihood
  let penalty: Penalty
  let stepLimit: Int

  /// Where it begins, if that is known.
  var start: StartingPoint?
  /// Whether it is enough to come within the errors of the estimate itself, without a covariance.
  var isRough = false
  private(set) var coefficients: [Double] = []
  private(set) var deviance = Double.infinity
  /// (XᵀWX)⁻¹ with W the expected information.
  private(set) var covariance: [Double] = []
  private(set) var steps = 0
  private(set) var hasConverged = false
  private(set) var separation: Separation?
  /// Where the last step began, if it was too short to change what is known there.
  private var settled: Derivatives?

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
    var curvature = Likelihood.Curvature.expected
    var current: Derivatives
    if start == nil, let known = self.start, let coefficients = known.coefficients {
      (β, current) = (coefficients, known.derivatives)
    } else {
      if let start { β = start } else { β = try firstCoefficients() }
      current = objective.derivatives(at: β, curvature)
    }
    if !current.deviance.isFinite {
      β = try constantCoefficients()
      current = objective.derivatives(at: β, curvature)
    }
    guard current.deviance.isFinite else { throw noStart }
    let mayBeSeparated = start == nil && self.start?.isSeparated == true
    var lastDecrement: Double?
    // Near the maximum a step leaves so much of the decrement's square.
    var growth: Double?
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
      var step = factor.solve(current.gradient)
      let decrement = step.dot(current.gradient)
      let scale = likelihood.family.hasKnownDispersion ? 1 : current.deviance / degreesOfFreedom
      steps += 1
      if penalty == .none, steps >= 5 || mayBeSeparated, !isSmall(step, beside: β, 1e-3),
        let found = Separation(likelihood, completeAt: β)
          ?? Separation(likelihood, along: step, threshold: 0.05)
      {
        separation = found
        break
      }
      if isRough, decrement <= Double(count) * scale, isSmall(step, beside: β, 0.1) {
        (coefficients, hasConverged) = (zip(β, step).map { $0 + $1 }, true)
        return
      }
      let isQuadratic =
        penalty != .firth && (likelihood.isCanonical || curvature == .observed)
      if let last = lastDecrement { growth = decrement / (last * last) }
      let next = isQuadratic ? growth.map { $0 * decrement * decrement } ?? decrement : decrement
      lastDecrement = decrement
      if steps == 1, !mayBeSeparated, likelihood.isCanonical, let remainder = self.start?.remainder
      {
        let rest = remainder.gradient(from: β, along: step)
        let correction = factor.solve(rest)
        (growth, lastDecrement) = (rest.dot(correction) / (decrement * decrement), nil)
        step = zip(step, correction).map { $0 + $1 }
      }
      // A separated response never gets here: its steps stay long while the decrement fades.
      if min(next, decrement) <= (isQuadratic ? 1e-16 : 1e-24) * scale, isSmall(step, beside: β) {
        if penalty == .none, likelihood.isCanonical || curvature == .expected,
          isSmall(step, beside: β, 1e-9)
        {
          settled = current
          settled?.deviance -= decrement
        }
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
    if separation == nil, !isRough { finish(objective) }
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
    let start = start?.derivatives ?? likelihood.derivatives(at: .start, .expected)
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

  /// Rows × columns² up to which a factorization in extended precision costs next to nothing.
  private static let smallProblem = 4_000_000

  /// The last step and the covariance.
  private mutating func finish(_ objective: PenalizedLikelihood) {
    let isSmall = likelihood.rows * (count + 1) * (count + 1) <= Self.smallProblem
    if penalty == .none, isSmall { return finish(in: Extended.self) }
    let expected = settled ?? objective.derivatives(at: coefficients, .expected)
    deviance = expected.deviance
    guard let factor = Cholesky(expected.information, count: count) else {
      return finish(in: Double.self)
    }
    if penalty == .none, factor.smallestPivot < 1e-7 { return finish(in: Double.self) }
    covariance = factor.inverse
    if penalty == .none, hasConverged, settled == nil {
      coefficients = zip(coefficients, factor.solve(expected.gradient)).map { $0 + $1 }
    }
  }

  private mutating func finish<Scalar: FactorScalar>(in type: Scalar.Type) {
    for _ in 0..<3 {
      let there = factorization(at: coefficients, in: type)
      guard there.solution.kept.count == count else { return }
      covariance = there.solution.covariance
      deviance = there.deviance
      let scale = likelihood.family.hasKnownDispersion ? 1 : deviance / degreesOfFreedom
      let decrement = Double(there.solution.effects.reduce(0) { $0 + $1 * $1 })
      // Where the fit did not converge a whole step may lead anywhere.
      guard hasConverged, decrement <= 1e-6 * scale else { return }
      coefficients = zip(coefficients, there.solution.coefficients).map { $0 + Double($1) }
      if decrement <= 1e-20 * scale { return }
    }
  }

  /// The weighted least squares problem √W X δ = u/√W at β.
  private func factorization<Scalar: FactorScalar>(
    at β: [Double], in type: Scalar.Type
  ) -> (solution: TriangularSolution<Scalar>, deviance: Double) {
    var factor = QRFactorization<Scalar>(columns: count + 1)
    var total = 0.0
    let p = count
    let multiple = QRFactorization<Scalar>.rowMultiple
    let height = (likelihood.blockRows + multiple - 1) / multiple * multiple
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: height * (p + 1)) { room in
      guard let A = room.baseAddress else { return }
      likelihood.forEachBlock(at: .coefficients(β)) { rows, b, deviance in
        total += deviance
        room.initialize(repeating: 0)
        // Safe: `room` holds p + 1 columns of a block.
        for i in 0..<rows.count {
          let root = Scalar(b.information[i]).squareRoot()
          guard root > 0 else { continue }
          for j in 0..<p { A[i + j * height] = root * Scalar(b.X[i + j * b.stride]) }
          A[i + p * height] = Scalar(b.scores[i]) / root
        }
        factor.append(A, stride: height, rows: height)
      }
    }
    return (TriangularSolution(factor), total)
  }
}

extension TriangularSolution {
  /// (XᵀX)⁻¹ = R⁻¹ R⁻ᵀ
  fileprivate var covariance: [Double] {
    let p = kept.count
    var result = [Double](repeating: 0, count: p * p)
    for i in 0..<p {
      for k in i..<p {
        var sum: Scalar = 0
        for l in k..<p { sum += inverse[i * p + l] * inverse[k * p + l] }
        (result[i + k * p], result[k + i * p]) = (Double(sum), Double(sum))
      }
    }
    return result
  }
}
