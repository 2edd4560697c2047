extension Table {
  /// Columns by name, in order.
  ///
  ///     try Table(["x": [1.0, 2], "species": ["Adelie", nil]])
  ///
  /// - Throws: if lengths differ, names repeat, or a column mixes numbers, texts and booleans.
  public init(_ columns: KeyValuePairs<String, [Value]>, name: String = "table")
    throws(TableError)
  {
    var made: [Column] = []
    for (column, values) in columns {
      made.append(try Column(column, values: values, table: name))
    }
    try self.init(columns: made, name: name)
  }

  /// One dictionary for each row; a column that a row lacks is missing there. The columns are in the
  /// order of their names.
  ///
  /// - Throws: if a column mixes numbers, texts and booleans.
  public init(rows: [[String: Value]], name: String = "table") throws(TableError) {
    var columns: [Column] = []
    for column in Set(rows.flatMap(\.keys)).sorted() {
      let values = rows.map { $0[column] ?? .missing }
      columns.append(try Column(column, values: values, table: name))
    }
    try self.init(columns: columns, name: name)
  }
}

extension Column {
  /// Only missing values make a column of missing numbers.
  init(_ name: String, values: [Value], table: String) throws(TableError) {
    var numbers: [Double] = []
    var texts: [String?] = []
    var booleans: [Int32] = []
    var counts = (numbers: 0, texts: 0, booleans: 0)
    for (row, value) in values.enumerated() {
      numbers.append(.nan)
      texts.append(nil)
      booleans.append(-1)
      switch value {
      case .number(let number):
        numbers[row] = number
        counts.numbers += 1
      case .text(let text):
        texts[row] = text
        counts.texts += 1
      case .boolean(let boolean):
        booleans[row] = boolean ? 1 : 0
        counts.booleans += 1
      case .missing: break
      }
    }
    let kinds = [
      (counts.numbers, "numbers"), (counts.texts, "texts"), (counts.booleans, "booleans"),
    ].filter { $0.0 > 0 }
    guard kinds.count <= 1 else {
      throw TableError(
        at: table, column: name, "mixes \(kinds.map(\.1).joined(separator: " and "))",
        remedy: "give all its values as one of them")
    }
    if counts.texts > 0 {
      self.init(name, texts: texts)
    } else if counts.booleans > 0 {
      self.init(name, .boolean(codes: booleans, levels: ["false", "true"]))
    } else {
      self.init(name, numbers: numbers)
    }
  }
}
