public import Numerics

extension Preparation {
  /// What a network should answer for some rows, one example per column: standardized targets
  /// (targets × rows), 0 or 1 (1 × rows), or one 1 for the class (classes × rows).
  ///
  /// - Throws: if a target is missing in the table or in a row, or is a class that no training row has.
  public func targets(
    of table: Table, rows: [Int], precision: Precision
  ) throws(TableError) -> Matrix {
    switch task {
    case .regression:
      let values = try targetValues(of: table, rows: rows)
      return Matrix(
        rows: values.count, columns: rows.count, precision: precision,
        rows.indices.flatMap { j in
          values.indices.map { target.scales[$0].standardize(values[$0][j]) }
        })
    case .twoClasses:
      let codes = try classCodes(of: table, rows: rows)
      return Matrix(rows: 1, columns: rows.count, precision: precision, codes.map(Double.init))
    case .manyClasses:
      let codes = try classCodes(of: table, rows: rows)
      var matrix = Matrix(rows: classes.count, columns: rows.count, precision: precision)
      for (j, code) in codes.enumerated() { matrix[Int(code), j] = 1 }
      return matrix
    }
  }

  /// The targets of a regression in their own units: for each target a number for each row.
  ///
  /// - Throws: if a target is missing in the table or in a row, or is not a number.
  public func targetValues(of table: Table, rows: [Int]) throws(TableError) -> [[Double]] {
    precondition(task == .regression, "classes have no values")
    var values: [[Double]] = []
    for name in target.names {
      let column = try targetColumn(name, of: table, rows: rows)
      values.append(try column.readNumbers(of: table, rows: rows))
    }
    return values
  }

  /// The position of each row's class in ``classes``.
  ///
  /// - Throws: if the target is missing in the table or in a row, or is a class that no training row
  ///   has.
  public func classCodes(of table: Table, rows: [Int]) throws(TableError) -> [Int32] {
    precondition(task != .regression, "a regression has no classes")
    let column = try targetColumn(target.names[0], of: table, rows: rows)
    let (codes, levels) = try column.readLevels(of: table, rows: rows)
    let position = Dictionary(zip(classes, Int32(0)...)) { first, _ in first }
    let classOfLevel = levels.map { position[$0] ?? classOfNumber($0, position) }
    var result: [Int32] = []
    result.reserveCapacity(rows.count)
    for (row, code) in zip(rows, codes) {
      guard let found = classOfLevel[Int(code)] else {
        throw TableError(
          at: table.place(ofRow: row), column: column.name,
          "\(Quotation.quoted(levels[Int(code)])) is none of the classes in the training rows",
          remedy: "they are \(Quotation.list(classes)); leave the row out, or fit with it")
      }
      result.append(found)
    }
    return result
  }

  /// A prediction of the network in the target's own units.
  public func unscale(output k: Int, _ value: Double) -> Double {
    target.scales[k].unstandardize(value)
  }

  /// `1.0` is the class 1 if the classes are numbers.
  private func classOfNumber(_ text: String, _ position: [String: Int32]) -> Int32? {
    guard target.classesAreNumbers, let number = NumberText.number(text) else { return nil }
    return position[number.shortestText]
  }

  private func targetColumn(
    _ name: String, of table: Table, rows: [Int]
  ) throws(TableError) -> Column {
    let column = try table.column(name)
    if let row = rows.first(where: { column.isMissing($0) }) {
      throw TableError(
        at: table.place(ofRow: row), column: name, "the target is missing",
        remedy: "fill it in, or use --drop-missing-target to leave out such rows")
    }
    return column
  }
}
