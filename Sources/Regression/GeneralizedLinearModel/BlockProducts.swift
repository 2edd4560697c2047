internal import Kernels

/// Products of the columns of a block of X, summed over its rows by the kernels.
final class BlockProducts {
  private let columns: Int
  /// How many u there are at once, one after the other.
  private let sets: Int
  /// Xᵀu
  private let result: UnsafeMutablePointer<Double>
  /// Where the columns of the next block stand.
  private let ahead: UnsafeMutablePointer<UnsafeRawPointer?>
  private let kernels = gr_kernels_best(true).pointee

  init(columns: Int, sets: Int = 1) {
    (self.columns, self.sets) = (columns, sets)
    result = .zeros(columns * sets)
    ahead = .allocate(capacity: max(columns, 1))
    ahead.initialize(repeating: nil, count: max(columns, 1))
  }

  deinit {
    result.deallocate()
    ahead.deallocate()
  }

  /// The places of a design's next block, to be fetched while this one is worked on; nil after the
  /// last.
  func places(
    _ design: Design, from row: Int, before end: Int, elsewhere: UnsafePointer<Double>
  ) -> UnsafePointer<UnsafeRawPointer?>? {
    guard row < end else { return nil }
    design.places(from: row, elsewhere: elsewhere, into: ahead)
    return UnsafePointer(ahead)
  }

  /// z = X β
  func predict(
    _ X: UnsafePointer<Double>, _ β: UnsafePointer<Double>, rows n: Int,
    to z: UnsafeMutablePointer<Double>
  ) {
    guard columns > 0 else { return z.update(repeating: 0, count: n) }
    kernels.affine(nil, X, nil, β, z, nil, nil, n, columns, 1, Self.identity)
  }

  /// g += Xᵀu; X's columns follow one another without a gap.
  func add(
    _ X: UnsafePointer<Double>, scores u: UnsafePointer<Double>, rows n: Int,
    gradient g: UnsafeMutablePointer<Double>
  ) {
    guard columns > 0 else { return }
    kernels.backpropagate(nil, X, u, nil, result, n, columns, sets, Self.identity)
    // Safe: both have a number for each column and set.
    for j in 0..<columns * sets { g[j] += result[j] }
  }

  /// H += Xᵀ diag(w) X on and below the diagonal, its columns `spacing` apart, and g += Xᵀu.
  ///
  /// Meanwhile the columns that begin at `ahead` are fetched.
  func add(
    _ X: UnsafePointer<Double>, weights w: UnsafePointer<Double>,
    scores u: UnsafePointer<Double>? = nil, rows n: Int,
    information H: UnsafeMutablePointer<Double>, spacing: Int,
    gradient g: UnsafeMutablePointer<Double>? = nil,
    ahead: UnsafePointer<UnsafeRawPointer?>? = nil
  ) {
    kernels.weighted_products(X, n, w, u, H, spacing, g, n, columns, ahead)
  }

  private static let identity = gr_function(kind: GR_IDENTITY, setting: 0)
}
