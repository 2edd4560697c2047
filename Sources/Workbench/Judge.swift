internal import Engines
internal import ModelFiles
internal import Networks
internal import Numerics
internal import Tables
internal import Training

/// Measures every rung on the same rows, which took no part in fitting it.
struct Judge {
  let measuredOn: Ladder.MeasuredOn
  let notes: [String]
  private let preparation: any RowPreparation
  private let table: Table
  private let rows: [Int]
  private let inputs: Matrix

  var rowCount: Int { rows.count }

  init(
    _ preparation: any RowPreparation, _ table: Table, _ split: RowSplit, test: Table?,
    droppingMissing: Bool
  ) throws {
    self.preparation = preparation
    if let test {
      rows = try preparation.rows(of: test, droppingMissing: droppingMissing)
      (self.table, measuredOn) = (test, .heldOut)
    } else {
      self.table = table
      (rows, measuredOn) =
        !split.heldOut.isEmpty
        ? (split.heldOut, .heldOut)
        : !split.validation.isEmpty ? (split.validation, .validation) : (split.train, .training)
    }
    let (inputs, report) = try preparation.inputs(
      of: self.table, rows: rows, precision: .single)
    self.inputs = inputs
    guard let test else {
      notes = report.notes
      return
    }
    let left = test.rowCount - rows.count
    notes = (report.notes + RowSplit.notes(leavingOut: left)).map { "\(test.name): \($0)" }
  }

  /// The mean of a regression, or the share of each class, whatever the inputs are.
  func baseline(_ training: Table, _ trainingRows: [Int]) throws -> Rung {
    let targets = try preparation.targets(of: training, rows: trainingRows, precision: .double)
    var y = Matrix(rows: targets.rows, columns: rows.count)
    for k in 0..<targets.rows {
      let mean =
        (0..<targets.columns).reduce(0) { $0 + targets[k, $1] } / Double(targets.columns)
      for n in 0..<rows.count { y[k, n] = mean }
    }
    let isRegression = preparation.task == .regression
    return try rung(
      isRegression ? "mean" : "majority", isRegression ? "mean" : "majority class",
      outputs: y, parameters: targets.rows, epochs: 0)
  }

  func rung(
    _ name: String, _ title: String, _ trained: Trained, engine: any Engine
  ) throws -> Rung {
    let network = trained.network
    let x =
      network.precision == .single
      ? inputs : try preparation.inputs(of: table, rows: rows, precision: .double).inputs
    return try rung(
      name, title, outputs: network(x, on: engine), parameters: network.parameters.count,
      epochs: trained.course.best)
  }

  private func rung(
    _ name: String, _ title: String, outputs y: Matrix, parameters: Int, epochs: Int
  ) throws -> Rung {
    let outcomes = try preparation.outcomes(
      of: Predictions(preparation, outputs: y), in: table, rows: rows)
    return Rung(
      name: name, title: title, parameters: parameters, epochs: epochs,
      scores: Metrics.scores(of: outcomes), outcomes: outcomes)
  }
}
