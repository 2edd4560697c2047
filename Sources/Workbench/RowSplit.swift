internal import Tables

/// Which rows do what: training rows fit, validation rows choose, held-out rows only report.
struct RowSplit {
  let train, validation, heldOut: [Int]
  let notes: [String]

  init(_ table: Table, _ recipe: Recipe) throws {
    let rows = try Preparation.rows(
      of: table, withTargets: recipe.targets, droppingMissing: recipe.dropsMissingTargets)
    let strata = try Preparation.strata(of: table, targets: recipe.targets, task: recipe.task)
    if let strata, rows.count > 20, Set(rows.map { strata[$0] }).count == rows.count {
      let name = recipe.targets[0], example = try table.text(ofRow: rows[0], column: name)
      throw FitError(
        "\(table.place(ofRow: rows[0])): \(name): every row has a class of its own, such as "
          + "\"\(example)\" (write numbers with a decimal point, or use --target to name another "
          + "column)")
    }
    try self.init(
      table, rows: rows, strata: strata, recipe,
      notes: Self.notes(leavingOut: table.rowCount - rows.count))
  }

  /// Splits these rows; of each class, if they have classes, every part gets its share.
  init(
    _ table: Table, rows: [Int], strata: [Int32]?, _ recipe: Recipe, notes: [String]
  ) throws {
    self.notes = notes
    func setApart(
      _ fraction: Double, of rows: [Int], for purpose: Split.Purpose
    ) throws -> (kept: [Int], heldOut: [Int]) {
      do throws(TableError) {
        return try Split.holdout(
          fraction, of: rows, strata: strata, seed: recipe.seed, for: purpose)
      } catch {
        throw TableError(at: table.name, error.problem, remedy: error.remedy)
      }
    }
    let kept: [Int]
    (kept, heldOut) = try setApart(recipe.holdout, of: rows, for: .heldOut)
    (train, validation) = try setApart(recipe.validation, of: kept, for: .validation)
    guard train.count >= 2 else {
      throw FitError(
        "\(table.name): \(rows.count == 1 ? "1 row is" : "\(rows.count) rows are") too few to fit "
          + "a network (give at least 2 training rows)")
    }
  }

  static func notes(leavingOut count: Int) -> [String] {
    switch count {
    case 0: []
    case 1: ["1 row without a target is left out"]
    default: ["\(count) rows without a target are left out"]
    }
  }

  /// Every row that may be used once nothing is to be reported any more.
  var all: [Int] { (train + validation + heldOut).sorted() }
}
