internal import Tables

/// Which rows do what: training rows fit, validation rows choose, held-out rows only report.
struct RowSplit {
  let train, validation, heldOut: [Int]
  let notes: [String]

  init(_ table: Table, _ recipe: Recipe, hasTest: Bool) throws {
    let rows = try Preparation.rows(
      of: table, withTargets: recipe.targets, droppingMissing: recipe.dropsMissingTargets)
    notes =
      rows.count == table.rowCount
      ? [] : ["\(table.rowCount - rows.count) rows without a target are left out"]
    let strata = try Preparation.strata(of: table, targets: recipe.targets, task: recipe.task)
    let kept: [Int]
    (kept, heldOut) = try Split.holdout(
      hasTest ? 0 : recipe.holdout, of: rows, strata: strata, seed: recipe.seed, for: .heldOut)
    (train, validation) = try Split.holdout(
      recipe.validation, of: kept, strata: strata, seed: recipe.seed, for: .validation)
    guard train.count >= 2 else {
      throw FitError(
        "\(table.name): \(rows.count == 1 ? "1 row is" : "\(rows.count) rows are") too few to fit "
          + "a network (give at least 2 training rows)")
    }
  }

  /// Every row that may be used once nothing is to be reported any more.
  var all: [Int] { (train + validation + heldOut).sorted() }
}
