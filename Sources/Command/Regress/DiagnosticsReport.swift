internal import Gradus

/// How the columns hang together, and which rows pull hardest at the coefficients.
struct DiagnosticsReport {
  struct Inflation {
    let term: String
    let columns: Int
    let factor: Double
    let widening: Double
  }

  let inflations: [Inflation]
  let rows: Diagnostics
  /// The row of the table for each of them, counted from 1.
  let numbers: [Int]
  let formula: String
  let dispersion: Double
  /// How many coefficients were estimated.
  let parameters: Int
  let fittedName: String
  let residualName: String
  /// The greatest leverage that is no surprise: twice the mean (Hoaglin, Welsch 1978).
  let usualLeverage: Double

  /// - Throws: ``RegressionError`` for a multinomial model.
  init(_ regression: Regression, written formula: String) throws(RegressionError) {
    guard let model = regression.generalized else {
      throw RegressionError(
        "a row of a multinomial regression has no one residual and no one leverage",
        remedy: "leave out --diagnostics and --plot, or compare two classes at a time")
    }
    let labels = regression.frame.recipe.termLabels
    inflations = model.varianceInflation().map {
      Inflation(
        term: labels.indices.contains($0.term - 1) ? labels[$0.term - 1] : $0.columns[0],
        columns: $0.columns.count, factor: $0.factor, widening: $0.widening)
    }
    rows = model.diagnostics()
    let tableRows = model.design.tableRows
    numbers = rows.fitted.indices.map { Int(tableRows?[$0] ?? Int32($0)) + 1 }
    (self.formula, dispersion) = (formula, model.dispersion)
    parameters = model.estimated.count
    (fittedName, residualName) =
      regression.isLinear ? ("fitted value", "residual") : ("linear predictor", "deviance residual")
    usualLeverage = 2 * Double(parameters) / Double(max(model.rowCount, 1))
  }

  /// Positions of the rows that the coefficients depend on most, by Cook's distance.
  func mostInfluential(_ count: Int) -> [Int] { first(count, by: rows.cooksDistances) }

  /// Positions of the rows whose columns are farthest from the others'.
  func greatestLeverage(_ count: Int) -> [Int] { first(count, by: rows.leverages) }

  private func first(_ count: Int, by values: [Double]) -> [Int] {
    let ordered = values.indices.filter { !values[$0].isNaN }
      .sorted { (values[$0], $1) > (values[$1], $0) }
    return Array(ordered.prefix(count))
  }
}
