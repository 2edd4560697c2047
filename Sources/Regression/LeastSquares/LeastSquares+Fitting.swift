internal import Numerics

extension LeastSquares {
  /// How well-conditioned a problem must be to be solved in `Double`: about ten digits remain.
  private static let doubleCondition = 1e4
  /// Rows × columns² up to which extended precision costs next to nothing.
  private static let smallProblem = 1_000_000

  /// A row of weight 0 is left out, whatever its numbers. The offset is what is known of each row's
  /// mean. A ridge λ adds λ Σ β² to what is made smallest, over all columns but those of term 0, the
  /// intercept; columns are taken in their own units, as scikit-learn's `Ridge` does. The number of
  /// threads, by default as many as there are processors, changes no bit of the result.
  ///
  /// - Throws: where a number is not finite, a weight is negative, or no row is left to tell the
  ///   spread from.
  public init(
    _ design: Design, response: [Double], weights: [Double]? = nil, offset: [Double]? = nil,
    ridge: Double = 0, threads: Int? = nil
  ) throws(RegressionError) {
    let n = design.rowCount
    precondition(response.count == n, "\(response.count) responses do not fit \(n) rows")
    precondition(weights.map { $0.count == n } ?? true, "each row needs a weight")
    precondition(offset.map { $0.count == n } ?? true, "each row needs an offset")
    precondition(ridge >= 0 && ridge.isFinite, "a ridge of \(ridge) is none")
    let observations = Observations(
      design: design, response: response, weights: weights, offset: offset)
    try observations.check()

    let threads = threads ?? Threads.available
    let penalty = design.columns.map { $0.term == 0 ? 0 : ridge }
    let width = design.columns.count + 1
    let isSmall = n * width * width <= Self.smallProblem
    if !isSmall {
      let factor = QRFactorization<Double>(observations, threads: threads, penalty: penalty)
      if factor.isInRange {
        let solution = TriangularSolution(factor)
        if solution.conditionEstimate <= Self.doubleCondition, solution.dependencies.isEmpty {
          try self.init(solution, observations, penalty, .double)
          return
        }
      }
    }
    let factor = QRFactorization<Extended>(observations, threads: threads, penalty: penalty)
    guard factor.isFinite else { throw observations.notFinite }
    var solution = TriangularSolution(factor)
    if isSmall || !Self.hasExtended {
      let refinement = Refinement<Extended>(observations, penalty: penalty, threads: threads)
      solution = refinement.refined(solution)
    }
    try self.init(solution, observations, penalty, Self.hasExtended ? .extended : .refined)
  }

  /// Whether the processor has a longer significand than `Double`'s.
  private static var hasExtended: Bool {
    Extended.significandBitCount > Double.significandBitCount
  }

  private init<Scalar: FactorScalar>(
    _ solution: TriangularSolution<Scalar>, _ observations: Observations, _ penalty: [Double],
    _ arithmetic: Arithmetic
  ) throws(RegressionError) {
    let columns = observations.design.columns
    let kept = solution.kept
    let rank = kept.count
    let rows = observations.weightedRowCount
    guard rows > rank || penalty.contains(where: { $0 > 0 }) else {
      throw RegressionError(
        "\(rows) rows with a weight above 0 cannot tell \(rank) coefficients and the spread about them",
        remedy: "leave out terms, or add a ridge")
    }
    var coefficients = [Double?](repeating: nil, count: columns.count)
    for (j, coefficient) in zip(kept, solution.coefficients) {
      coefficients[j] = Double(coefficient)
    }

    // M = R⁻¹ R⁻ᵀ
    var M = [Scalar](repeating: 0, count: rank * rank)
    let inverse = solution.inverse
    for i in 0..<rank {
      for k in i..<rank {
        var sum: Scalar = 0
        for l in k..<rank { sum += inverse[i * rank + l] * inverse[k * rank + l] }
        (M[i * rank + k], M[k * rank + i]) = (sum, sum)
      }
    }
    var covariance = M
    var residual = solution.residualSumOfSquares
    var effective = Scalar(rank)
    for (l, j) in kept.enumerated() where penalty[j] > 0 {
      let λ = Scalar(penalty[j])
      for i in 0..<rank {
        for k in 0..<rank { covariance[i * rank + k] -= λ * M[i * rank + l] * M[l * rank + k] }
      }
      residual -= λ * solution.coefficients[l] * solution.coefficients[l]
      effective -= λ * M[l * rank + l]
    }

    self.coefficients = coefficients
    estimated = kept
    aliases = observations.aliases(of: solution)
    unscaledCovariance = covariance.map { Double($0) }
    unscaledStandardErrors = (0..<rank).map { Double(covariance[$0 * rank + $0].squareRoot()) }
    residualSumOfSquares = max(0, Double(residual))
    residualDegreesOfFreedom = rows - rank
    effectiveDegreesOfFreedom = Double(effective)
    effects = solution.effects.map { Double($0) }
    hasIntercept = columns.first?.isConstant ?? false
    conditionEstimate = solution.conditionEstimate
    self.arithmetic = arithmetic
    terms = columns.map(\.term)
    self.inverse = inverse.map { Extended($0) }
    extendedCoefficients = solution.coefficients.map { Extended($0) }
  }
}

extension DesignColumn {
  /// Whether it holds the same number, not 0, in every row.
  var isConstant: Bool {
    if case .constant(let value) = content { value != 0 } else { false }
  }
}

extension QRFactorization {
  /// The factorization of √w (X, y − offset) with √λ below it.
  fileprivate init(_ observations: Observations, threads: Int, penalty: [Double]) {
    self.init(observations, threads: threads)
    guard penalty.contains(where: { $0 > 0 }) else { return }
    append(diagonal: penalty.map { Scalar($0).squareRoot() } + [0])
  }

  var isFinite: Bool { R.allSatisfy(\.isFinite) }

  /// Whether no square of a column has overflowed or lost digits.
  fileprivate var isInRange: Bool {
    (0..<count).allSatisfy { j in
      let largest = (0...j).reduce(Scalar(0)) { max($0, abs(self[$1, j])) }
      return largest.isFinite && (j == count - 1 || largest > 0x1p-450) && largest < 0x1p450
    } && isFinite
  }
}

extension Observations {
  fileprivate func check() throws(RegressionError) {
    if let weights {
      if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw RegressionError(
          row: row, "a weight of \(weights[row]) is not a number from 0",
          remedy: "give the row a weight of 0 to leave it out")
      }
      guard weights.contains(where: { $0 > 0 }) else {
        throw RegressionError(
          "all weights are 0, so no row counts", remedy: "give some rows a weight above 0")
      }
    }
  }

  /// Which number makes the factorization impossible.
  fileprivate var notFinite: RegressionError {
    func error(_ row: Int, _ what: String, _ value: Double) -> RegressionError {
      RegressionError(
        row: row, "\(what) is \(value)",
        remedy: "leave the row out, or give it a weight of 0")
    }
    func counts(_ row: Int) -> Bool { weights.map { $0[row] > 0 } ?? true }
    if let row = response.firstIndex(where: { !$0.isFinite }) {
      return error(row, "the response", response[row])
    }
    if let offset, let row = offset.firstIndex(where: { !$0.isFinite }) {
      return error(row, "the offset", offset[row])
    }
    for row in 0..<rowCount where counts(row) {
      let x = design.row(row)
      if let j = x.firstIndex(where: { !$0.isFinite }) {
        return error(row, design.columns[j].name, x[j])
      }
    }
    return RegressionError(
      "the numbers are too large to be squared", remedy: "measure in larger units")
  }

  fileprivate func aliases<Scalar: FactorScalar>(
    of solution: TriangularSolution<Scalar>
  ) -> [Alias] {
    guard !solution.dependencies.isEmpty else { return [] }
    let sizes = solution.lengths.map { Double($0) }
    let names = design.columns.map(\.name)
    return solution.dependencies.map { column, combination in
      Alias(
        column, combination.map { Double($0) }, of: solution.kept, named: names, sizes: sizes)
    }
  }
}

extension Design {
  /// One row of X.
  fileprivate func row(_ i: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: columns.count) { x, count in
      count = columns.count
      guard let start = x.baseAddress, count > 0 else { return }
      fill(i..<i + 1, into: start, stride: 1)
    }
  }
}
