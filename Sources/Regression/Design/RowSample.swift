/// A sixteenth of the rows, spread over all of them, from which a fit learns where to begin.
///
/// What is estimated from a part of the rows lies within its own standard errors of the estimate, four
/// of those of all rows: from there two of Newton's steps are enough. Which rows are taken follows
/// from their number, and changes nothing but the start.
struct RowSample {
  /// Neighbors, so that a column is read by whole lines of the cache.
  private let runs: [Range<Int>]
  var rowCount: Int { runs.count * Self.runLength }

  private static let runLength = 64
  /// More rows would cost more than they save.
  private static let mostRuns = 1024
  private static let leastRuns = 64

  /// Nil where there are too few rows for a part of them to tell anything.
  init?(of rows: Int, coefficients: Int) {
    let count = min(rows / (16 * Self.runLength), Self.mostRuns)
    guard count >= Self.leastRuns, count * Self.runLength >= 32 * coefficients else { return nil }
    runs = (0..<count).map {
      let start = $0 * (rows / count)
      return start..<start + Self.runLength
    }
  }

  func rows<Value>(of values: [Value]) -> [Value] {
    var result: [Value] = []
    result.reserveCapacity(rowCount)
    for run in runs { result += values[run] }
    return result
  }

  /// The same columns, read where they stand.
  func rows(of design: Design) -> Design {
    let rows = design.tableRows.map(rows(of:)) ?? runs.flatMap { $0.map(Int32.init) }
    return Design(tableRows: rows, columns: design.columns)
  }
}
