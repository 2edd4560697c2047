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
  /// The greatest leverage that is no surprise: twice the mean (Hoaglin, Welsch 1978).
  let usualLeverage: Double

  /// - Throws: ``RegressionError`` for a multinomial model.
  init(_ regression: Regression) throws(RegressionError) {
    guard let model = regression.generalized else {
      throw RegressionError(
        "--diagnostics: a row of a multinomial regression has no one residual and no one leverage",
        remedy: "compare two classes at a time, with --family binomial")
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
    usualLeverage = 2 * Double(model.estimated.count) / Double(max(model.rowCount, 1))
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
