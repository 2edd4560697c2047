internal import ModelFiles
internal import Numerics
internal import Tables

/// Which rows of a table an examination looks at.
struct ExaminedRows {
  /// They train the networks that the doctor tries.
  let train: [Int]
  /// They measure those networks, and the model.
  let measuring: [Int]
  /// Whether the model's fit has not seen the measuring rows.
  let areMeasuringUnseen: Bool
  /// What is left out, one sentence each.
  let notes: [String]

  static let fewest = 10
  private static let mostTrain = 2_000, mostMeasuring = 1_000

  init(_ table: Table, for model: Model) throws {
    let targets = model.preparation.targetNames
    let rows = try Preparation.rows(of: table, withTargets: targets, droppingMissing: true)
    guard rows.count >= Self.fewest else {
      throw FitError(
        "\(table.name): \(rows.count == 1 ? "1 row is" : "\(rows.count) rows are") too few to "
          + "examine a model (give at least \(Self.fewest))")
    }
    let (train, measuring, areUnseen) =
      try Self.splitOfFit(table, model, rows: rows.count) ?? Self.ownSplit(table, model, rows)
    self.train = Self.sample(train, most: Self.mostTrain)
    self.measuring = Self.sample(measuring, most: Self.mostMeasuring)
    areMeasuringUnseen = areUnseen
    let count = self.train.count + self.measuring.count
    notes =
      RowSplit.notes(leavingOut: table.rowCount - rows.count)
      + (count < rows.count ? ["\(count) of \(rows.count) rows are looked at"] : [])
  }

  /// The split of the model's own fit, if this is the table that it was fitted on and it can be told.
  private static func splitOfFit(
    _ table: Table, _ model: Model, rows: Int
  ) -> ([Int], [Int], Bool)? {
    let settings = model.provenance.settings, counts = model.provenance.rows
    guard settings["refit"] == nil, counts.train + counts.validation + counts.test == rows,
      let seed = settings["seed"].flatMap({ UInt64($0) }),
      let holdout = settings["holdout"].flatMap({ Double($0) }),
      let validation = settings["validation"].flatMap({ Double($0) })
    else { return nil }
    var recipe = Recipe(targets: model.preparation.targetNames)
    (recipe.seed, recipe.holdout, recipe.validation) = (seed, holdout, validation)
    (recipe.dropsMissingTargets, recipe.task) = (true, model.preparation.task)
    guard let split = try? RowSplit(table, recipe), split.train.count == counts.train,
      split.heldOut.count + split.validation.count >= 5
    else { return nil }
    return (split.train, (split.validation + split.heldOut).sorted(), true)
  }

  private static func ownSplit(
    _ table: Table, _ model: Model, _ rows: [Int]
  ) throws -> ([Int], [Int], Bool) {
    let strata = try Preparation.strata(
      of: table, targets: model.preparation.targetNames, task: model.preparation.task)
    let split = try Split.holdout(0.25, of: rows, strata: strata, seed: 1, for: .validation)
    return (split.kept, split.heldOut, false)
  }

  private static func sample(_ rows: [Int], most: Int) -> [Int] {
    guard rows.count > most else { return rows }
    let order = RandomSource(seed: 1, purpose: 0xD0C).permutation(of: rows.count)
    return order.prefix(most).map { rows[$0] }.sorted()
  }
}
