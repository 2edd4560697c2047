/// The columns of X, computed block by block from the columns of a table.
///
/// A number column of the table is read where it stands, an indicator is computed from the codes of
/// its category, a product from its factors: ten million rows need no second copy.
public struct Design: Sendable {
  public let rowCount: Int
  public let columns: [DesignColumn]
  /// The rows of the table that are rows of X, in order; nil if all of them are.
  public let tableRows: [Int32]?

  /// X with a row for each row of a table.
  public init(rowCount: Int, columns: [DesignColumn]) {
    (self.rowCount, self.columns, tableRows) = (rowCount, columns, nil)
  }

  /// X with a row for each of these rows of a table.
  public init(tableRows: [Int32], columns: [DesignColumn]) {
    (rowCount, self.columns, self.tableRows) = (tableRows.count, columns, tableRows)
  }

  /// X for these rows, column by column; column j begins at `j · stride`.
  ///
  /// Sums, products and whole powers are computed in `R`, so that `I(x^10)` has all digits of an
  /// extended type; logarithms and other functions in `Double`.
  public func fill<R: BinaryFloatingPoint>(
    _ rows: Range<Int>, into X: UnsafeMutablePointer<R>, stride: Int
  ) {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= rowCount,
      "rows \(rows) are not among the \(rowCount) of the design")
    precondition(stride >= rows.count, "a stride of \(stride) is too short for \(rows.count) rows")
    for j in columns.indices { fill(column: j, rows, into: X + j * stride) }
  }

  /// One column of X for these rows.
  public func fill<R: BinaryFloatingPoint>(
    column j: Int, _ rows: Range<Int>, into x: UnsafeMutablePointer<R>
  ) {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= rowCount,
      "rows \(rows) are not among the \(rowCount) of the design")
    guard let tableRows else { return columns[j].content.fill(rows, into: x) }
    tableRows.withUnsafeBufferPointer {
      columns[j].content.fill(.list(UnsafeBufferPointer(rebasing: $0[rows])), into: x)
    }
  }

  /// X with only some of its columns, in this order.
  public func selecting(columns positions: [Int]) -> Design {
    let columns = positions.map { self.columns[$0] }
    return tableRows.map { Design(tableRows: $0, columns: columns) }
      ?? Design(rowCount: rowCount, columns: columns)
  }
}
