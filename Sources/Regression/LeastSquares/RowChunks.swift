internal import Numerics

/// Rows cut into chunks that threads share: where they are cut follows from the shape alone.
struct RowChunks {
  let rowCount: Int
  let rowsInChunk: Int
  var count: Int { (rowCount + rowsInChunk - 1) / rowsInChunk }

  /// Long enough that a triangle for each chunk is a small part of the data.
  init(rows: Int, columns: Int) {
    rowCount = rows
    rowsInChunk = max(8192, 32 * columns)
  }

  /// Whole blocks, so many that no thread waits long for another at the end, and not so few that rooms
  /// for a chunk's sums cost much.
  init(rows: Int, blockRows: Int) {
    rowCount = rows
    rowsInChunk = max(1, min(max(rows / 32, 2048), 8192) / blockRows) * blockRows
  }

  subscript(chunk: Int) -> Range<Int> {
    chunk * rowsInChunk..<min(rowCount, (chunk + 1) * rowsInChunk)
  }

  /// The chunks' results in their order, whichever thread made them.
  func map<Result>(threads: Int, _ transform: (Range<Int>) -> Result) -> [Result] {
    Threads.map(count, threads: threads) { transform(self[$0]) }
  }

  /// The chunks' results joined in pairs, pairs of pairs and so on, whichever thread made them: to the
  /// same bits on any number of threads. Nil where there are no rows.
  func reduce<Result: Sendable>(
    threads: Int, _ transform: (Range<Int>) -> Result, join: (inout Result, Result) -> Void
  ) -> Result? {
    guard count > 0 else { return nil }
    return withoutActuallyEscaping(join) { join in
      let reduction = PairwiseReduction(count: count, join: join)
      Threads.perform(count, threads: threads) {
        reduction.arrive(transform(self[$0]), at: $0)
      }
      return reduction.result
    }
  }
}

/// Gives `body` the rows block by block, with room for `columns` columns of each, `stride` apart: at
/// most so many rows as stay in the second-level cache.
func forEachBlock<Scalar: FactorScalar>(
  of rows: Range<Int>, columns: Int, in type: Scalar.Type,
  _ body: (Range<Int>, _ X: UnsafeMutablePointer<Scalar>, _ stride: Int) -> Void
) {
  let length = max(64, min(512, 16 * 1024 / max(columns, 1) / 16 * 16))
  // An odd number of cache lines, so that the columns do not share a few lines of the cache.
  let stride = length + 8
  withUnsafeTemporaryAllocation(of: Scalar.self, capacity: stride * max(columns, 1)) { X in
    guard let start = X.baseAddress else { return }
    X.initialize(repeating: 0)
    var first = rows.lowerBound
    while first < rows.upperBound {
      let block = first..<min(first + length, rows.upperBound)
      body(block, start, stride)
      first = block.upperBound
    }
  }
}
