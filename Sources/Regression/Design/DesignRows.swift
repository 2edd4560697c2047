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
        for start in stride(from: 0, to: list.count, by: Self.stretch) {
          let positions = start..<min(start + Self.stretch, list.count)
          let first = Int(list[start]) - start
          if Self.areNeighbors(list, positions) {
            for i in positions { body(i, cells[first + i]) }
          } else {
            for i in positions { body(i, cells[Int(list[i])]) }
          }
        }
      }
    }
  }

  /// Most lists are ranges with gaps; so many rows at a time are looked at whether they are neighbors.
  private static let stretch = 16

  @inline(__always)
  private static func areNeighbors(
    _ list: UnsafeBufferPointer<Int32>, _ positions: Range<Int>
  ) -> Bool {
    let first = Int(list[positions.lowerBound]) - positions.lowerBound
    var differing = 0
    // Without a way out in between, which would keep it from comparing several at once.
    for i in positions { differing |= Int(list[i]) ^ (first + i) }
    return differing == 0
  }
}
