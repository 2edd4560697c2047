/// The rows of a table that a model uses.
struct KeptRows: Sendable {
  /// nil if all of them are used.
  let list: [Int32]?
  let count: Int

  init(all count: Int) { (list, self.count) = (nil, count) }
  init(_ list: [Int32]) { (self.list, count) = (list, list.count) }

  /// The row of the table that is the i-th of these.
  func tableRow(_ i: Int) -> Int { list.map { Int($0[i]) } ?? i }

  private static let blockLength = 4096

  /// Gives `body` the content's values block by block, with the position of the first among these
  /// rows, until it returns false.
  func forEachBlock(
    of content: ColumnContent, _ body: (Int, UnsafeBufferPointer<Double>) -> Bool
  ) {
    let capacity = min(Self.blockLength, count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: capacity) { block in
      guard let start = block.baseAddress else { return }
      var first = 0
      while first < count {
        let rows = first..<min(first + Self.blockLength, count)
        fill(content, rows, start)
        // Safe: `fill` has set the first `rows.count` numbers.
        guard body(first, UnsafeBufferPointer(start: start, count: rows.count)) else { return }
        first = rows.upperBound
      }
    }
  }

  /// The content's value in every row.
  func values(of content: ColumnContent) -> [Double] {
    if case .numbers(let numbers) = content, list == nil { return numbers }
    return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let start = buffer.baseAddress { fill(content, 0..<count, start) }
      initialized = count
    }
  }

  /// The content's value in one row of the table.
  static func value(of content: ColumnContent, inRow row: Int) -> Double {
    var value = Double.nan
    content.fill(row..<row + 1, into: &value)
    return value
  }

  private func fill(
    _ content: ColumnContent, _ rows: Range<Int>, _ start: UnsafeMutablePointer<Double>
  ) {
    guard let list else { return content.fill(rows, into: start) }
    list.withUnsafeBufferPointer {
      content.fill(.list(UnsafeBufferPointer(rebasing: $0[rows])), into: start)
    }
  }
}
