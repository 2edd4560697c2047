public import Engines
public import Networks
internal import Numerics
public import Tables
public import Training
internal import Equations

/// A network together with the way from a raw row to its inputs and from its outputs to an answer.
///
/// A value: one model predicts from many tasks at once without a lock.
public struct Model: Sendable {
  public let network: Network
  public let preparation: any RowPreparation
  public let provenance: Provenance

  public init(network: Network, preparation: any RowPreparation, provenance: Provenance) {
    precondition(
      network.inputs == preparation.features && network.outputs == preparation.outputs,
      "a network from \(network.inputs) to \(network.outputs) does not fit a preparation from "
        + "\(preparation.features) to \(preparation.outputs)")
    (self.network, self.preparation, self.provenance) = (network, preparation, provenance)
  }

  /// Predicts every row of a table, in order.
  ///
  /// A row that lacks a cell which a regression's formula needs is predicted as
  /// ``Prediction/missing``; networks that `fit` makes answer it.
  ///
  /// - Throws: if a column is missing or holds another kind of cells than in training.
  public func predict(
    _ table: Table, on engine: any Engine = HostEngine()
  ) throws(TableError) -> Predictions {
    let complete = try preparation.completeRows(of: table)
    var (x, report) = try preparation.inputs(
      of: table, rows: complete ?? Array(0..<table.rowCount), precision: network.precision)
    let y = network(x, on: engine)
    guard let complete else { return Predictions(preparation, outputs: y, report: report) }
    report.incompleteRows = table.rowCount - complete.count
    return Predictions(
      preparation, outputs: y, of: complete, among: table.rowCount, report: report)
  }

  /// Predicts one row.
  ///
  /// - Throws: also if it lacks a cell that is needed.
  public func predict(_ row: [String: Value]) throws(TableError) -> Prediction {
    try predict(only: Table(rows: [row]))
  }

  /// Predicts one row, given as a value whose properties are named like the columns.
  ///
  /// - Throws: also if it lacks a cell that is needed.
  public func predict(_ row: some Encodable) throws -> Prediction {
    try predict(only: Table(encoding: [row]))
  }

  private func predict(only table: Table) throws(TableError) -> Prediction {
    let (x, _) = try preparation.inputs(of: table, rows: [0], precision: network.precision)
    return Predictions(preparation, outputs: network(x, on: HostEngine(threads: 1)))[0]
  }

  /// Predicts the rows of a table that has the targets, too, and compares.
  public func outcomes(
    on table: Table, rows: [Int]? = nil, engine: any Engine = HostEngine()
  ) throws(TableError) -> Outcomes {
    let rows = rows ?? Array(0..<table.rowCount)
    let (x, _) = try preparation.inputs(of: table, rows: rows, precision: network.precision)
    let predictions = Predictions(preparation, outputs: network(x, on: engine))
    return try preparation.outcomes(of: predictions, in: table, rows: rows)
  }

  /// The metrics on a table that has the targets, too.
  public func evaluate(
    _ table: Table, on engine: any Engine = HostEngine()
  ) throws(TableError) -> [Score] {
    Metrics.scores(of: try outcomes(on: table, engine: engine))
  }
}

extension RowPreparation {
  /// Predictions of some rows beside what is true of them.
  public func outcomes(
    of predictions: Predictions, in table: Table, rows: [Int]
  ) throws(TableError) -> Outcomes {
    switch task {
    case .regression:
      .numbers(predicted: predictions.values, truth: try targetValues(of: table, rows: rows))
    case .twoClasses, .manyClasses:
      .classes(
        probabilities: predictions.probabilities,
        truth: try classCodes(of: table, rows: rows).map(Int.init))
    }
  }
}
