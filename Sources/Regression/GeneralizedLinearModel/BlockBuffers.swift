/// Room for the numbers of one block of rows; each worker has its own.
final class BlockBuffers {
  /// How far apart X's columns begin: the rows of the block.
  var stride: Int
  /// X, column by column.
  let X: UnsafeMutablePointer<Double>
  let predictors, priors, offsets, information, observed, scores: UnsafeMutablePointer<Double>
  let means: UnsafeMutablePointer<Mean>
  let products: BlockProducts

  init(rows: Int, columns: Int) {
    func room(_ count: Int) -> UnsafeMutablePointer<Double> { .zeros(count) }
    stride = rows
    X = room(rows * columns)
    (predictors, priors, offsets) = (room(rows), room(rows), room(rows))
    (information, observed, scores) = (room(rows), room(rows), room(rows))
    means = .allocate(capacity: max(rows, 1))
    means.initialize(repeating: Mean(0, slope: 0, curvature: 0), count: max(rows, 1))
    products = BlockProducts(columns: columns)
  }

  deinit {
    for start in [X, predictors, priors, offsets, information, observed, scores] {
      start.deallocate()
    }
    means.deallocate()
  }
}

extension UnsafeMutablePointer<Double> {
  /// Room for `count` numbers, all zero; to be deallocated.
  static func zeros(_ count: Int) -> Self {
    let start = allocate(capacity: max(count, 1))
    start.initialize(repeating: 0, count: max(count, 1))
    return start
  }
}
