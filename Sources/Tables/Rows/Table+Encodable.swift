extension Table {
  /// One row from a value such as a flat struct: its properties are the columns.
  ///
  /// - Throws: if a property is neither a number, a text, a boolean nor an optional of those.
  public init(encoding row: some Encodable, name: String = "table") throws(TableError) {
    try self.init(encoding: [row], name: name)
  }

  /// One row from each value; a property that a value lacks is missing there.
  ///
  /// - Throws: if a property is neither a number, a text, a boolean nor an optional of those.
  public init(encoding rows: [some Encodable], name: String = "table") throws(TableError) {
    var names: [String] = []
    var known: Set<String> = []
    var encoded: [[String: Value]] = []
    for (k, row) in rows.enumerated() {
      let encoder = RowEncoder()
      do {
        try row.encode(to: encoder)
      } catch {
        throw TableError(at: "\(name): row \(k + 1)", "cannot be encoded: \(error)")
      }
      if let (column, problem) = encoder.problem {
        throw TableError(
          at: "\(name): row \(k + 1)", column: column, problem,
          remedy: "a cell is a number, a text, a boolean or nil")
      }
      for column in encoder.names where known.insert(column).inserted { names.append(column) }
      encoded.append(encoder.cells)
    }
    var columns: [Column] = []
    for column in names {
      let values = encoded.map { $0[column] ?? .missing }
      columns.append(try Column(column, values: values, table: name))
    }
    try self.init(columns: columns, name: name)
  }
}
