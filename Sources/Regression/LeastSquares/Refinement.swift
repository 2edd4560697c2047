/// Better coefficients from residuals in twice the precision, where the processor has no extended one.
///
/// With r = y − X β to 106 bits, β moves by `(XᵀX)⁻¹ Xᵀr = R⁻¹ R⁻ᵀ Xᵀr` (corrected seminormal equations;
/// Björck 1987). A step takes away all but about κ² 10⁻¹⁶ of the error, so it helps up to a condition κ
/// of some 10⁷.
struct Refinement {
  private let observations: Observations
  /// λ for each column.
  private let penalty: [Double]
  private let threads: Int

  init(_ observations: Observations, penalty: [Double], threads: Int) {
    (self.observations, self.penalty, self.threads) = (observations, penalty, threads)
  }

  /// The solution with its coefficients and residual refined; to the same bits for any number of
  /// threads.
  func refined(_ solution: TriangularSolution<Double>) -> TriangularSolution<Double> {
    let kept = solution.kept
    var β = solution.coefficients.map { DoubleDouble($0) }
    var sums = sums(kept, β)
    var last = Double.infinity
    for _ in 0..<5 {
      let step = step(solution, sums.products.map(\.rounded))
      // In units of the standard errors, without their common factor.
      let size = zip(step, solution.inverseLengths).reduce(0) { max($0, abs($1.0) / $1.1) }
      guard size.isFinite, size < 0.5 * last else { break }
      let moved = zip(β, step).map { $0 + DoubleDouble($1) }
      (β, last) = (moved, size)
      sums = self.sums(kept, β)
      if size == 0 { break }
    }
    return solution.replacing(
      coefficients: β.map(\.rounded), residualSumOfSquares: sums.square.rounded)
  }

  /// R⁻¹ R⁻ᵀ g
  private func step(_ solution: TriangularSolution<Double>, _ g: [Double]) -> [Double] {
    let (rank, inverse) = (g.count, solution.inverse)
    let half = (0..<rank).map { l in (0...l).reduce(0) { $0 + inverse[$1 * rank + l] * g[$1] } }
    return (0..<rank).map { i in (i..<rank).reduce(0) { $0 + inverse[i * rank + $1] * half[$1] } }
  }

  private struct Sums {
    /// XᵀW (y − X β) − λ β
    var products: [DoubleDouble]
    /// Σ w (y − X β)² + λ Σ β²
    var square: DoubleDouble
  }

  private func sums(_ kept: [Int], _ β: [DoubleDouble]) -> Sums {
    let width = observations.columnCount + 1
    let zero = Sums(
      products: [DoubleDouble](repeating: DoubleDouble(0), count: kept.count),
      square: DoubleDouble(0))
    let chunks = RowChunks(rows: observations.rowCount, columns: width)
    let parts = chunks.map(threads: threads) { rows in
      var sums = zero
      forEachBlock(of: rows, columns: width, in: Double.self) { block, X, stride in
        observations.design.fill(block, into: X, stride: stride)
        for (i, row) in block.enumerated() {
          let weight = observations.weights?[row] ?? 1
          guard weight > 0 else { continue }
          var r = DoubleDouble(observations.response[row])
          if let offset = observations.offset { r = r - DoubleDouble(offset[row]) }
          // Safe: the block has a column for each of the design's.
          for (β, j) in zip(β, kept) { r = r - β * X[j * stride + i] }
          let weighted = r * weight
          for (l, j) in kept.enumerated() { sums.products[l] += weighted * X[j * stride + i] }
          sums.square += weighted * r
        }
      }
      return sums
    }
    var total = zero
    for part in parts {
      for l in kept.indices { total.products[l] += part.products[l] }
      total.square += part.square
    }
    for (l, j) in kept.enumerated() where penalty[j] > 0 {
      let pull = β[l] * penalty[j]
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
