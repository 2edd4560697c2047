internal import Equations
public import Networks
public import Numerics
public import Regression
public import Tables

/// The way from a row to a network's inputs that a regression's formula describes.
///
/// In JSON: `recipe` (formula, terms, variables with their levels), `scaling` (`columns` with name,
/// mean and unit, `hasOffset`), `target` (see `Target`), `missing` and `trainingRows`.
public struct FormulaPreparation: RowPreparation, Codable {
  public let recipe: DesignRecipe
  let scaling: ColumnScaling
  let target: FormulaTarget
  /// Texts that stand for a missing cell, beyond the usual ones.
  public let missing: [String]
  /// How many rows it was fitted on.
  public let trainingRows: Int

  /// The way of a fitted regression; the columns are scaled as its rows have them.
  ///
  /// - Throws: `RegressionError` for a response that is none.
  public init(_ regression: Regression, missing: Set<String> = []) throws(RegressionError) {
    recipe = regression.frame.recipe
    scaling = ColumnScaling(of: regression.frame)
    target = try FormulaTarget(regression)
    self.missing = missing.sorted()
    trainingRows = regression.frame.rowCount
  }

  /// The network of a regression with the same columns, in this scaling.
  ///
  /// - Throws: `RegressionError` where the inverse of the link is no activation.
  public func network(of regression: Regression) throws(RegressionError) -> Network {
    Network(try RegressionEquation(regression), scaling: scaling, target: target.scale)
  }

  /// The coefficients of a network without hidden layers, in the units of the table.
  ///
  /// - Throws: `RegressionError` for a network with hidden layers.
  public func equation(of network: Network) throws(RegressionError) -> RegressionEquation {
    try RegressionEquation(
      network, scaling: scaling, target: target.scale, classes: target.classes)
  }

  public var formula: Formula { recipe.formula }
  public var task: LearningTask { target.task }
  public var targetNames: [String] { [target.name] }
  public var classes: [String] { target.classes }
  public var features: Int { scaling.features }
  public var featureNames: [String] { scaling.names }
  public var inputColumns: [String] { recipe.inputNames }
  public var outputs: Int { target.task == .manyClasses ? target.classes.count : 1 }
  public func unscale(output k: Int, _ value: Double) -> Double {
    target.scale?.unstandardize(value) ?? value
  }

  public var descriptionLines: [String] {
    let classes = target.classes.joined(separator: ", ")
    return [
      "\(recipe.formula)", "\(target.name): target" + (classes.isEmpty ? "" : ", \(classes)"),
    ]
      + scaling.columns.map {
        "\($0.name): mean \($0.mean.rounded(digits: 6)), unit \($0.unit.rounded(digits: 6))"
      } + (scaling.hasOffset ? ["offset: as it is"] : [])
  }

  public func readingOptions(withTargets: Bool) -> CSV.Options {
    var options = CSV.Options()
    options.missing = Set(missing)
    options.knownKinds = recipe.columnKinds(withResponse: withTargets)
    return options
  }

  public func rows(of table: Table, droppingMissing: Bool) throws(TableError) -> [Int] {
    let frame = try frame(of: table, response: true)
    let kept = frame.design.tableRows.map { $0.map(Int.init) } ?? Array(0..<table.rowCount)
    if !droppingMissing, let row = firstOmitted(kept, of: table) {
      throw missing(
        row, of: table, true, remedy: "use --drop-missing-target to leave out such rows")
    }
    guard !kept.isEmpty else {
      throw TableError(at: table.name, "no row is complete", remedy: "give more rows")
    }
    return kept
  }

  // A term of a formula has no value where one of its variables has none.
  public func completeRows(of table: Table) throws(TableError) -> [Int]? {
    try frame(of: table, response: false).design.tableRows.map { $0.map(Int.init) }
  }

  public func inputs(
    of table: Table, rows: [Int], precision: Precision
  ) throws(TableError) -> (inputs: Matrix, report: PreparationReport) {
    let frame = try completeFrame(of: table, rows, response: false)
    var report = PreparationReport()
    let known = Set(recipe.columnKinds(withResponse: true).keys)
    report.ignoredColumns = table.columnNames.filter { !known.contains($0) }
    return (scaling.inputs(of: frame, precision: precision), report)
  }

  public func targets(
    of table: Table, rows: [Int], precision: Precision
  ) throws(TableError) -> Matrix {
    if task == .manyClasses {
      let codes = try classCodes(of: table, rows: rows)
      var matrix = Matrix(rows: outputs, columns: codes.count, precision: precision)
      for (n, code) in codes.enumerated() { matrix[Int(code), n] = 1 }
      return matrix
    }
    let values = try numbers(of: table, rows)
    return Matrix(
      rows: 1, columns: values.count, precision: precision,
      values.map { target.scale?.standardize($0) ?? $0 })
  }

  public func targetValues(of table: Table, rows: [Int]) throws(TableError) -> [[Double]] {
    [try numbers(of: table, rows)]
  }

  public func classCodes(of table: Table, rows: [Int]) throws(TableError) -> [Int32] {
    if case .classes(let codes, _) = try completeFrame(of: table, rows, response: true).response {
      return codes
    }
    return try numbers(of: table, rows).map { $0 > 0.5 ? 1 : 0 }
  }

  /// The response in numbers: of two classes the second one is 1, of counts the share of successes.
  private func numbers(of table: Table, _ rows: [Int]) throws(TableError) -> [Double] {
    let response = try completeFrame(of: table, rows, response: true).response
    if case .counts(let successes, let failures) = response {
      return zip(successes, failures).map { $0 + $1 > 0 ? $0 / ($0 + $1) : 0 }
    }
    return response?.numbers ?? []
  }

  private func frame(of table: Table, response: Bool) throws(TableError) -> ModelFrame {
    do { return try recipe.frame(for: table, response: response) } catch {
      throw TableError(at: error.row ?? table.name, error.problem, remedy: error.remedy)
    }
  }

  /// The frame of these rows, none of which may lack a cell that the formula needs.
  private func completeFrame(
    of table: Table, _ rows: [Int], response: Bool
  ) throws(TableError) -> ModelFrame {
    let isWhole = rows.count == table.rowCount && rows.elementsEqual(0..<table.rowCount)
    let table = isWhole ? table : table.selecting(rows: rows)
    let frame = try frame(of: table, response: response)
    if let kept = frame.design.tableRows, let row = firstOmitted(kept.map(Int.init), of: table) {
      throw missing(row, of: table, response, remedy: "fill it in, or leave the row out")
    }
    return frame
  }

  private func firstOmitted(_ kept: [Int], of table: Table) -> Int? {
    guard kept.count < table.rowCount else { return nil }
    return zip(kept, 0...).first { $0 != $1 }?.1 ?? kept.count
  }

  private func missing(
    _ row: Int, of table: Table, _ withResponse: Bool, remedy: String
  ) -> TableError {
    let names = recipe.inputNames + recipe.columnKinds(withResponse: withResponse).keys.sorted()
    let column = names.first { table[$0]?.isMissing(row) ?? false }
    return TableError(
      at: table.place(ofRow: row), column: column,
      "is missing, and \(recipe.formula) needs it", remedy: remedy)
  }
}
