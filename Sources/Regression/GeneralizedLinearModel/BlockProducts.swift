internal import Kernels

/// Products of the columns of a block of X, summed over its rows by the kernels.
final class BlockProducts {
  private let columns: Int
  /// diag(w) X and u, column by column.
  private let weighted: UnsafeMutablePointer<Double>
  /// Xᵀ of the same.
  private let result: UnsafeMutablePointer<Double>
  private let kernels = gr_kernels_best(true).pointee

  init(rows: Int, columns: Int) {
    self.columns = columns
    weighted = .zeros(rows * (columns + 1))
    result = .zeros(columns * (columns + 1))
  }

  deinit {
    weighted.deallocate()
    result.deallocate()
  }

  /// z = X β
  func predict(
    _ X: UnsafePointer<Double>, _ β: UnsafePointer<Double>, rows n: Int,
    to z: UnsafeMutablePointer<Double>
  ) {
    guard columns > 0 else { return z.update(repeating: 0, count: n) }
    kernels.affine(
      nil, X, nil, β, z, nil, nil, n, columns, 1, gr_function(kind: GR_IDENTITY, setting: 0))
  }

  /// g += Xᵀu, and H += Xᵀ diag(w) X where there is a w; H's columns are `spacing` apart.
  ///
  /// X's columns follow one another without a gap.
  func add(
    _ X: UnsafePointer<Double>, scores u: UnsafePointer<Double>? = nil,
    weights w: UnsafePointer<Double>? = nil, rows n: Int, gradient g: UnsafeMutablePointer<Double>?,
    information H: UnsafeMutablePointer<Double>?, spacing: Int
  ) {
    let p = columns
    guard p > 0 else { return }
    // Safe: `weighted` has room for p + 1 columns of n rows, `result` for p × (p + 1).
    var width = 0
    if let w {
      let times = gr_function(kind: GR_GIVEN, setting: 0)
      for j in 0..<p { kernels.slope(nil, X + j * n, w, weighted + j * n, n, times) }
      width = p
    }
    if let u {
      (weighted + width * n).update(from: u, count: n)
      width += 1
    }
    kernels.backpropagate(
      nil, X, weighted, nil, result, n, p, width, gr_function(kind: GR_IDENTITY, setting: 0))
    if w != nil, let H {
      for j in 0..<p { for k in 0..<p { H[k + j * spacing] += result[k + j * p] } }
    }
    if u != nil, let g {
      let last = result + (width - 1) * p
      for j in 0..<p { g[j] += last[j] }
    }
  }
}
