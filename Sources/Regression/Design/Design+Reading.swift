extension Design {
  /// Where the table holds the numbers of the rows from `row` on, column by column.
  ///
  /// A column that is computed, or whose rows are picked, has no such place: `elsewhere` stands for it.
  /// The places are for fetching ahead only; nothing keeps the numbers there alive.
  func places(
    from row: Int, elsewhere: UnsafeRawPointer, into places: UnsafeMutablePointer<UnsafeRawPointer?>
  ) {
    for (j, column) in columns.enumerated() {
      places[j] = elsewhere
      guard tableRows == nil, case .numbers(let numbers) = column.content else { continue }
      // Safe: the row is one of the table's, and nobody reads through the place.
      numbers.withUnsafeBufferPointer { numbers in
        if let start = numbers.baseAddress { places[j] = UnsafeRawPointer(start + row) }
      }
    }
  }
}
