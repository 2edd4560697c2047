/// Better coefficients from residuals in twice the precision of the factorization.
///
/// With r = y − X β in that precision, β moves by `(XᵀX)⁻¹ Xᵀr = R⁻¹ R⁻ᵀ Xᵀr` (corrected seminormal
/// equations; Björck 1987). A step takes away all but about κ² ε of the error, where κ is the condition
/// and ε the precision of the factorization, so it helps as long as κ² ε is small.
struct Refinement<Scalar: FactorScalar> {
  private let observations: Observations
  /// λ for each column.
  private let penalty: [Double]
  private let threads: Int

  init(_ observations: Observations, penalty: [Double], threads: Int) {
    (self.observations, self.penalty, self.threads) = (observations, penalty, threads)
  }

  /// The solution with its coefficients and residual refined; to the same bits for any number of
  /// threads.
  func refined(_ solution: TriangularSolution<Scalar>) -> TriangularSolution<Scalar> {
    let kept = solution.kept
    var β = solution.coefficients.map { Doubled($0) }
    var sums = sums(kept, β)
    var last = Scalar.infinity
    for _ in 0..<5 {
      let step = step(solution, sums.products.map(\.rounded))
      // In units of the standard errors, without their common factor.
      let size = zip(step, solution.inverseLengths).reduce(Scalar(0)) { max($0, abs($1.0) / $1.1) }
      guard size.isFinite, size < 0.5 * last else { break }
      let isLast = zip(β, step).allSatisfy { abs($1) <= Scalar.ulpOfOne * abs($0.rounded) }
      (β, last) = (zip(β, step).map { $0 + Doubled($1) }, size)
      if isLast { break }
      sums = self.sums(kept, β)
    }
    return solution.replacing(
      coefficients: β.map(\.rounded), residualSumOfSquares: sums.square.rounded)
  }

  /// R⁻¹ R⁻ᵀ g
  private func step(_ solution: TriangularSolution<Scalar>, _ g: [Scalar]) -> [Scalar] {
    let (rank, inverse) = (g.count, solution.inverse)
    let half = (0..<rank).map { l in
      (0...l).reduce(Scalar(0)) { $0 + inverse[$1 * rank + l] * g[$1] }
    }
    return (0..<rank).map { i in
      (i..<rank).reduce(Scalar(0)) { $0 + inverse[i * rank + $1] * half[$1] }
    }
  }

  private struct Sums {
    /// XᵀW (y − X β) − λ β
    var products: [Doubled<Scalar>]
    /// Σ w (y − X β)² + λ Σ β²
    var square: Doubled<Scalar>
  }

  private func sums(_ kept: [Int], _ β: [Doubled<Scalar>]) -> Sums {
    let width = observations.columnCount + 1
    let zero = Sums(
      products: [Doubled<Scalar>](repeating: Doubled(0), count: kept.count),
      square: Doubled(0))
    let chunks = RowChunks(rows: observations.rowCount, columns: width)
    var total =
      chunks.reduce(threads: threads) { rows in
        var sums = zero
        forEachBlock(of: rows, columns: width, in: Scalar.self) { block, X, stride in
          observations.design.fill(block, into: X, stride: stride)
          for (i, row) in block.enumerated() {
            let weight = Scalar(observations.weights?[row] ?? 1)
            guard weight > 0 else { continue }
            var r = Doubled(Scalar(observations.response[row]))
            if let offset = observations.offset { r = r - Doubled(Scalar(offset[row])) }
            // Safe: the block has a column for each of the design's.
            for (β, j) in zip(β, kept) { r = r - β * X[j * stride + i] }
            let weighted = r * weight
            for (l, j) in kept.enumerated() { sums.products[l] += weighted * X[j * stride + i] }
            sums.square += weighted * r
          }
        }
        return sums
      } join: { a, b in
        for l in kept.indices { a.products[l] += b.products[l] }
        a.square += b.square
      } ?? zero
    for (l, j) in kept.enumerated() where penalty[j] > 0 {
      let pull = β[l] * Scalar(penalty[j])
      total.products[l] = total.products[l] - pull
      total.square += pull * β[l]
    }
    return total
  }
}

extension TriangularSolution {
  /// The length of each row of R⁻¹: a standard error without its common factor.
  fileprivate var inverseLengths: [Scalar] {
    let rank = kept.count
    return (0..<rank).map { i in
      (i..<rank).reduce(Scalar(0)) { $0 + inverse[i * rank + $1] * inverse[i * rank + $1] }
        .squareRoot()
    }
  }

  fileprivate func replacing(
    coefficients: [Scalar], residualSumOfSquares: Scalar
  ) -> TriangularSolution {
    var solution = self
    solution.coefficients = coefficients
    solution.residualSumOfSquares = residualSumOfSquares
    return solution
  }
}
