public import Numerics

extension Preparation {
  /// The inputs of some rows: features × rows, one example per column.
  ///
  /// The columns may stand in another order; others than the inputs are not looked at.
  /// - Throws: if a column is missing or holds another kind of cells than in training, with the line.
  public func inputs(
    of table: Table, rows: [Int], precision: Precision
  ) throws(TableError) -> (inputs: Matrix, report: PreparationReport) {
    var report = PreparationReport()
    var encoded: [EncodedCells] = []
    for input in inputs {
      let cells = try input.encoding.encode(
        try column(input.name, of: table), of: table, rows: rows)
      report.add(cells, column: input.name)
      encoded.append(cells)
    }
    let known = Set(inputs.map(\.name) + dropped.map(\.column) + target.names)
    report.ignoredColumns = table.columnNames.filter { !known.contains($0) }

    let (cells, features) = (encoded, features)
    var matrix = Matrix(rows: features, columns: rows.count, precision: precision)
    matrix.withMutableDoublesOrFloats(
      doubles: { write(cells, to: $0, features: features) },
      floats: { write(cells, to: $0, features: features) })
    return (matrix, report)
  }

  private func write<Scalar: BinaryFloatingPoint>(
    _ cells: [EncodedCells], to matrix: UnsafeMutableBufferPointer<Scalar>, features: Int
  ) {
    var first = 0
    for (input, cells) in zip(inputs, cells) {
      cells.write(to: matrix, first: first, features: features)
      first += input.encoding.width
    }
  }

  private func column(_ name: String, of table: Table) throws(TableError) -> Column {
    if let column = table[name] { return column }
    // A mistyped name is none of those that the model knows.
    let unused = table.columnNames.filter { other in !inputs.contains { $0.name == other } }
    let all = Quotation.list(table.columnNames)
    throw TableError(
      at: table.name, "has no column \(Quotation.quoted(name)), which the model needs",
      remedy: DidYouMean.closest(to: name, in: unused).map { "did you mean \"\($0)\"?" }
        ?? "there are \(all)")
  }
}
