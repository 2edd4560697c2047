internal import Kernels

/// Products of the columns of a block in single precision, for steps that need a direction only: they
/// take half the time.
final class RoughProducts {
  private let columns: Int
  private let X, weights, result: UnsafeMutablePointer<Float>
  private let kernels = gr_kernels_best(false).pointee

  init(rows: Int, columns: Int) {
    func room(_ count: Int) -> UnsafeMutablePointer<Float> {
      let start = UnsafeMutablePointer<Float>.allocate(capacity: max(count, 1))
      start.initialize(repeating: 0, count: max(count, 1))
      return start
    }
    self.columns = columns
    (X, weights, result) = (room(rows * columns), room(rows), room(columns * columns))
  }

  deinit { for start in [X, weights, result] { start.deallocate() } }

  /// Takes the columns of a block, which follow one another without a gap.
  func load(_ columns: UnsafePointer<Double>, rows n: Int) {
    // Safe: there is room for a block.
    for i in 0..<n * self.columns { X[i] = Float(columns[i]) }
  }

  /// H += Xᵀ diag(w) X on and below the diagonal, its columns `spacing` apart.
  func add(
    weights w: UnsafePointer<Double>, rows n: Int, information H: UnsafeMutablePointer<Double>,
    spacing: Int
  ) {
    // Safe: as above; the result has a place for each pair of columns.
    for i in 0..<n { weights[i] = Float(w[i]) }
    result.update(repeating: 0, count: columns * columns)
    kernels.weighted_products(X, n, weights, nil, result, columns, nil, n, columns, nil)
    for j in 0..<columns {
      for i in j..<columns { H[i + j * spacing] += Double(result[i + j * columns]) }
    }
  }
}
