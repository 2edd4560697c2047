internal import Engines
internal import ModelFiles
internal import Networks
internal import Numerics
internal import Tables
internal import Training

/// The rows that a report is about, and what the model makes of them.
struct MeasuredRows {
  /// In the table, ascending.
  let rows: [Int]
  /// Of `rows`.
  let outcomes: Outcomes
  let scores: [Score]
  let basis: Basis
  /// Rows of the table without a target.
  let leftOut: Int
  /// What was out of the ordinary in the rows with one, a sentence each.
  let notes: [String]

  enum Basis {
    /// The table is the one that the model was fitted on, as the metrics of its held-out rows show; of
    /// so many rows these are the ones that took no part.
    case heldOut(of: Int)
    /// Whether rows took part in fitting is not known.
    case all
  }

  /// Of the table that the model was fitted on only the held-out rows are used, since all others
  /// flatter.
  init(
    _ model: Model, _ table: Table, droppingMissing: Bool, engine: any Engine
  ) throws(TableError) {
    let preparation = model.preparation
    let usable = try Preparation.rows(
      of: table, withTargets: preparation.targetNames, droppingMissing: droppingMissing)
    let (inputs, report) = try preparation.inputs(
      of: table, rows: usable, precision: model.network.precision)
    let all = try preparation.outcomes(
      of: Predictions(preparation, outputs: model.network(inputs, on: engine)), in: table,
      rows: usable)
    notes = report.notes
    leftOut = table.rowCount - usable.count
    if let heldOut = Self.heldOut(model, table, usable) {
      let position = Dictionary(uniqueKeysWithValues: zip(usable, usable.indices))
      let outcomes = all.selecting(heldOut.compactMap { position[$0] })
      let scores = Metrics.scores(of: outcomes)
      if Self.areSame(scores, model.provenance.test) {
        (rows, self.outcomes, self.scores) = (heldOut, outcomes, scores)
        basis = .heldOut(of: usable.count)
        return
      }
    }
    (rows, outcomes, scores, basis) = (usable, all, Metrics.scores(of: all), .all)
  }

  /// The rows that would have been held out of this table; `nil` if the counts say that it is another
  /// one.
  private static func heldOut(_ model: Model, _ table: Table, _ usable: [Int]) -> [Int]? {
    let (counts, settings) = (model.provenance.rows, model.provenance.settings)
    let task: LearningTask? = model.preparation.task == .regression ? .regression : nil
    let targets = model.preparation.targetNames
    guard counts.train + counts.validation + counts.test == usable.count, counts.test > 0,
      let fraction = settings["holdout"].flatMap(Double.init), fraction > 0,
      let seed = settings["seed"].flatMap({ UInt64($0) }),
      case .some(let strata) = try? Optional(
        Preparation.strata(of: table, targets: targets, task: task)),
      let split = try? Split.holdout(fraction, of: usable, strata: strata, seed: seed),
      split.heldOut.count == counts.test
    else { return nil }
    return split.heldOut
  }

  /// Another instruction set may change last digits.
  private static func areSame(_ scores: [Score], _ recorded: [String: Double]) -> Bool {
    !recorded.isEmpty
      && recorded.allSatisfy { name, value in
        guard let found = scores.first(where: { $0.name == name })?.value else { return false }
        return abs(found - value) <= 1e-5 * max(abs(value), 1e-3)
      }
  }
}

extension Outcomes {
  /// Those of some rows.
  func selecting(_ positions: [Int]) -> Outcomes {
    switch self {
    case .classes(let probabilities, let truth):
      .classes(
        probabilities: probabilities.selecting(columns: positions),
        truth: positions.map { truth[$0] })
    case .numbers(let predicted, let truth):
      .numbers(
        predicted: predicted.map { output in positions.map { output[$0] } },
        truth: truth.map { output in positions.map { output[$0] } })
    }
  }
}
