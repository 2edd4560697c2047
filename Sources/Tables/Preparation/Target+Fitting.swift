extension Target {
  /// More classes than this are a column that is no class.
  private static let mostClasses = 10_000

  /// - Throws: if a column is unknown, missing in some of the rows, constant, has one class, or does
  ///   not suit the task.
  static func fit(
    _ table: Table, _ names: [String], task: LearningTask?, positive: String?, rows: [Int]
  ) throws(TableError) -> Target {
    var columns: [Column] = []
    for name in names {
      guard !columns.contains(where: { $0.name == name }) else {
        throw TableError(
          at: table.name, "--target names the column \(Quotation.quoted(name)) twice")
      }
      columns.append(try table.column(name))
    }
    guard let first = columns.first else {
      throw TableError(
        at: table.name, "no target is given",
        remedy: "--target names the column to predict, of \(Quotation.list(table.columnNames))")
    }
    _ = try rowsWithTargets(names, of: table, among: rows, droppingMissing: false)
    let isRegression =
      task.map { $0 == .regression } ?? (columns.count > 1 || first.numbers != nil)
    if isRegression {
      if let positive { throw noTwoClasses(table, first.name, positive, "it is a regression") }
      return try fitRegression(table, columns, rows: rows)
    }
    guard columns.count == 1 else {
      throw TableError(
        at: table.name, "several targets can only be numbers",
        remedy: "fit a model for each of \(Quotation.list(names))")
    }
    return try fitClasses(table, first, task: task, positive: positive, rows: rows)
  }

  private static func fitRegression(
    _ table: Table, _ columns: [Column], rows: [Int]
  ) throws(TableError) -> Target {
    var scales: [Moments] = []
    for column in columns {
      guard let numbers = column.numbers, let moments = Moments(of: rows.map { numbers[$0] })
      else {
        throw TableError(
          at: table.name, column: column.name,
          "is \(column.kind.noun), but a regression predicts numbers",
          remedy: columns.count > 1
            ? "fit a model for each target"
            : "let the target be classes, or use --numeric to find what is not a number")
      }
      guard moments.deviation > 0 else {
        throw TableError(
          at: table.name, column: column.name,
          "is \(moments.mean.shortestText) in all \(rows.count) training rows",
          remedy: "a target must vary")
      }
      scales.append(moments)
    }
    return Target(names: columns.map(\.name), task: .regression, scales: scales)
  }

  private static func fitClasses(
    _ table: Table, _ column: Column, task: LearningTask?, positive: String?, rows: [Int]
  ) throws(TableError) -> Target {
    let (codes, levels) = try column.readLevels(of: table, rows: rows)
    let present = Set(codes)
    var classes = levels.indices.filter { present.contains(Int32($0)) }.map { levels[$0] }
    guard classes.count > 1 else {
      throw TableError(
        at: table.name, column: column.name,
        "has one class, \(Quotation.quoted(classes.first ?? "")), in all \(rows.count) training "
          + "rows", remedy: "a target needs two")
    }
    guard classes.count <= mostClasses, classes.count < rows.count || rows.count <= 20 else {
      throw TableError(
        at: table.name, column: column.name,
        "has \(classes.count) classes in \(rows.count) training rows",
        remedy: "use --target to name a column that rows share")
    }
    classes = Levels.booleans(classes) ?? classes
    let task = task ?? (classes.count == 2 ? .twoClasses : .manyClasses)
    guard task == .manyClasses || classes.count == 2 else {
      throw TableError(
        at: table.name, column: column.name, "has \(classes.count) classes, not two",
        remedy: "they are \(Quotation.list(classes))")
    }
    if let positive {
      guard task == .twoClasses else {
        throw noTwoClasses(table, column.name, positive, "it has \(classes.count) classes")
      }
      guard let k = classes.firstIndex(of: positive) else {
        throw TableError(
          at: table.name, column: column.name,
          "has no class \(Quotation.quoted(positive)), which --positive names",
          remedy: DidYouMean.remedy(for: positive, in: classes))
      }
      if k == 0 { classes.reverse() }
    }
    return Target(
      names: [column.name], task: task, classes: classes,
      classesAreNumbers: column.numbers != nil)
  }

  private static func noTwoClasses(
    _ table: Table, _ column: String, _ positive: String, _ reason: String
  ) -> TableError {
    TableError(
      at: table.name, column: column,
      "--positive \(Quotation.word(positive)) needs a target with two classes, but \(reason)",
      remedy: "leave --positive out")
  }

  /// Those of `rows` in which every target has a value.
  ///
  /// - Throws: at the first row without one, unless such rows are to be dropped; if no row is left.
  static func rowsWithTargets(
    _ names: [String], of table: Table, among rows: [Int], droppingMissing: Bool
  ) throws(TableError) -> [Int] {
    var kept = rows
    for name in names {
      let column = try table.column(name)
      let present = rows.filter { !column.isMissing($0) }
      guard let firstMissing = rows.first(where: { column.isMissing($0) }) else { continue }
      guard !present.isEmpty else {
        throw TableError(
          at: table.name, column: name, "is missing in all \(rows.count) rows",
          remedy: "use --target to name another column")
      }
      guard droppingMissing else {
        let count = rows.count - present.count
        throw TableError(
          at: table.place(ofRow: firstMissing), column: name,
          "the target is missing"
            + (count > 1 ? ", and in \(Quotation.count(count - 1, "more row"))" : ""),
          remedy: "fill it in, or use --drop-missing-target to leave out "
            + (count > 1 ? "such rows" : "the row"))
      }
      kept = kept.filter { !column.isMissing($0) }
    }
    guard !kept.isEmpty else {
      throw TableError(at: table.name, "no row has all targets: \(Quotation.list(names))")
    }
    return kept
  }
}
