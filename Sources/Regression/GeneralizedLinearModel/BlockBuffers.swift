/// Room for the numbers of one block of rows; each worker has its own.
final class BlockBuffers {
  let capacity: Int
  /// X, column by column.
  let X: UnsafeMutablePointer<Double>
  let predictors, priors, offsets, information, observed, scores: UnsafeMutablePointer<Double>
  let means: UnsafeMutablePointer<Mean>

  init(rows: Int, columns: Int) {
    func room(_ count: Int) -> UnsafeMutablePointer<Double> {
      let start = UnsafeMutablePointer<Double>.allocate(capacity: max(count, 1))
      start.initialize(repeating: 0, count: max(count, 1))
      return start
    }
    capacity = rows
    X = room(rows * columns)
    (predictors, priors, offsets) = (room(rows), room(rows), room(rows))
    (information, observed, scores) = (room(rows), room(rows), room(rows))
    means = .allocate(capacity: max(rows, 1))
    means.initialize(repeating: Mean(0, slope: 0, curvature: 0), count: max(rows, 1))
  }

  deinit {
    for start in [X, predictors, priors, offsets, information, observed, scores] {
      start.deallocate()
    }
    means.deallocate()
  }
}
