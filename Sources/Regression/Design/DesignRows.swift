/// The rows of a table for which a column is computed.
enum DesignRows {
  /// Neighbors.
  case range(Range<Int>)
  /// Any rows, in any order.
  case list(UnsafeBufferPointer<Int32>)

  var count: Int {
    switch self {
    case .range(let range): range.count
    case .list(let list): list.count
    }
  }

  /// Some of these rows.
  func part(_ positions: Range<Int>) -> DesignRows {
    switch self {
    case .range(let range):
      .range(range.lowerBound + positions.lowerBound..<range.lowerBound + positions.upperBound)
    case .list(let list): .list(UnsafeBufferPointer(rebasing: list[positions]))
    }
  }

  /// Gives `body` each row's position among these, and its cell.
  @inline(__always)
  func forEach<Cell>(_ cells: [Cell], _ body: (Int, Cell) -> Void) {
    cells.withUnsafeBufferPointer { cells in
      switch self {
      case .range(let range):
        let cells = UnsafeBufferPointer(rebasing: cells[range])
        for i in 0..<cells.count { body(i, cells[i]) }
      case .list(let list):
        for i in 0..<list.count { body(i, cells[Int(list[i])]) }
      }
    }
  }
}
