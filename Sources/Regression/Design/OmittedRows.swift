/// The rows that a model leaves out because a cell that it needs is missing, as R's `na.omit` does.
public struct OmittedRows: Sendable, Equatable, CustomStringConvertible {
  public let count: Int
  /// All rows of the table.
  public let rowCount: Int
  /// The columns with missing cells, and how many rows each lacks.
  public let columns: [(name: String, missing: Int)]

  /// A sentence: `42 of 153 rows are left out: Ozone is missing in 37, Solar.R in 7`.
  public var description: String {
    guard count > 0 else { return "no row is left out" }
    let columns = columns.enumerated().map { k, column in
      "\(column.name) \(k == 0 ? "is missing in" : "in") \(column.missing)"
    }
    let shown = columns.prefix(5).joined(separator: ", ")
    let more = columns.count > 5 ? " and \(columns.count - 5) more columns" : ""
    return "\(count) of \(rowCount) rows \(count == 1 ? "is" : "are") left out: \(shown)\(more)"
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.count == b.count && a.rowCount == b.rowCount
      && a.columns.elementsEqual(b.columns, by: ==)
  }
}
