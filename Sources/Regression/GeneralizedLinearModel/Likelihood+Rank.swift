/// The columns of a design that can be estimated.
struct DesignRank {
  /// In order.
  let estimated: [Int]
  /// The others, which depend on those before them.
  let aliases: [Alias]
  /// Where it was looked at, which serves a first step, too; nil where X was factorized.
  let start: StartingPoint?
}

extension Likelihood {
  /// Products of columns, which the first step needs anyway, clear most designs; where they leave a
  /// doubt, X is factorized.
  ///
  /// With `sampling`, that first step begins at coefficients of some of the rows.
  ///
  /// - Throws: ``RegressionError`` where a cell of X is not a number.
  func rank(sampling: Bool) throws(RegressionError) -> DesignRank {
    let all = Array(0..<columns)
    // They show 1 − R² to about 1e-13.
    func isClear(_ there: Derivatives) -> Bool {
      Cholesky(there.information, count: columns, tolerance: 1e-9) != nil
    }
    if sampling, let start = sampledStart(), isClear(start.derivatives) {
      return DesignRank(estimated: all, aliases: [], start: start)
    }
    let start = derivatives(at: .start, .expected)
    if isClear(start) {
      return DesignRank(
        estimated: all, aliases: [], start: StartingPoint(coefficients: nil, derivatives: start))
    }
    if let cell = notFinite {
      throw RegressionError(
        row: cell.row, "\(cell.column) is not a finite number",
        remedy: "leave the row out, or give it a weight of 0")
    }
    let observations = Observations(
      design: design, response: response.values, weights: presence, offset: nil)
    return rows * columns * columns <= 50_000_000
      ? rank(QRFactorization<Extended>(observations, threads: threads))
      : rank(QRFactorization<Double>(observations, threads: threads))
  }

  private func rank<Scalar: FactorScalar>(_ factor: QRFactorization<Scalar>) -> DesignRank {
    let solution = TriangularSolution(factor)
    let sizes = solution.lengths.map { Double($0) }
    let aliases = solution.dependencies.map { column, combination in
      Alias(
        column, combination.map { Double($0) }, of: solution.kept,
        named: design.columns.map(\.name), sizes: sizes)
    }
    return DesignRank(estimated: solution.kept, aliases: aliases, start: nil)
  }

  /// 1 for each row that counts, 0 for the others; nil if all do.
  private var presence: [Double]? {
    guard weights != nil || response.trials != nil else { return nil }
    return response.values.indices.map { i in
      (weights?[i] ?? 1) * (response.trials?[i] ?? 1) > 0 ? 1 : 0
    }
  }

  /// The first cell of X that is no number, in a row that counts.
  private var notFinite: (row: Int, column: String)? {
    var found: (row: Int, column: String)?
    forEachRow { row, x, _, _ in
      guard found == nil, let j = x.firstIndex(where: { !$0.isFinite }) else { return }
      found = (row, design.columns[j].name)
    }
    return found
  }
}
