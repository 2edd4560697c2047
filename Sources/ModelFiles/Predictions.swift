public import Numerics
public import Tables

/// What a model answers for some rows.
public struct Predictions: Sendable, RandomAccessCollection {
  public let task: LearningTask
  /// The names of a regression's outputs, or the classes.
  public let names: [String]
  /// For each output of a regression a number for each row, in the target's own units; NaN for a row
  /// without an answer.
  public let values: [[Double]]
  /// Classes × rows; for two classes both, too. Empty for a regression; NaN for a row without an
  /// answer.
  public let probabilities: Matrix
  /// What was out of the ordinary in the table.
  public let report: PreparationReport
  private let rowCount: Int
  /// Whether each row has an answer; empty where all have.
  private var isAnswered: [Bool] = []

  /// Takes the network's outputs back to the target.
  public init(
    _ preparation: any RowPreparation, outputs y: Matrix,
    report: PreparationReport = PreparationReport()
  ) {
    task = preparation.task
    names = task == .regression ? preparation.targetNames : preparation.classes
    rowCount = y.columns
    self.report = report
    switch task {
    case .regression:
      values = (0..<y.rows).map { k in
        (0..<y.columns).map { preparation.unscale(output: k, y[k, $0]) }
      }
      probabilities = Matrix(rows: 0, columns: 0)
    case .twoClasses:
      values = []
      probabilities = Matrix(
        rows: 2, columns: y.columns,
        (0..<2 * y.columns).map { $0 % 2 == 1 ? y[0, $0 / 2] : 1 - y[0, $0 / 2] })
    case .manyClasses:
      values = []
      probabilities = y.converted(to: .double)
    }
  }

  /// The outputs of some rows among others, which have no answer.
  init(
    _ preparation: any RowPreparation, outputs y: Matrix, of rows: [Int], among rowCount: Int,
    report: PreparationReport
  ) {
    var spread = Matrix(
      rows: y.rows, columns: rowCount, precision: y.precision,
      repeatElement(.nan, count: y.rows * rowCount))
    for (n, row) in rows.enumerated() { for k in 0..<y.rows { spread[k, row] = y[k, n] } }
    self.init(preparation, outputs: spread, report: report)
    isAnswered = [Bool](repeating: false, count: rowCount)
    for row in rows { isAnswered[row] = true }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { rowCount }

  public subscript(row: Int) -> Prediction {
    precondition(row >= 0 && row < rowCount, "row \(row) lies outside of \(rowCount) rows")
    if !isAnswered.isEmpty, !isAnswered[row] { return .missing }
    if task == .regression { return .numbers(values.map { $0[row] }) }
    let best = probabilities.largestRow(inColumn: row)
    return .label(names[best], probabilities: probabilities.column(row))
  }
}

/// What a model answers for one row.
public enum Prediction: Sendable, Equatable {
  /// A regression's outputs, in the target's own units.
  case numbers([Double])
  /// The most probable class, and the probability of each in the order of the model's classes.
  case label(String, probabilities: [Double])
  /// None: the row lacks a cell that the model needs.
  case missing

  /// The first number of a regression.
  public var number: Double? { if case .numbers(let values) = self { values.first } else { nil } }
  /// The most probable class.
  public var label: String? { if case .label(let label, _) = self { label } else { nil } }
  /// The classes' probabilities; none for a regression.
  public var probabilities: [Double] { if case .label(_, let p) = self { p } else { [] } }
}
