internal import ModelFiles
internal import Numerics
internal import Tables
internal import Training

/// What is true of some rows, and how far predictions are from it.
enum Truth {
  case classes([Int])
  /// For each output a number for each row.
  case numbers([[Double]])

  init(
    of table: Table, rows: [Int], for preparation: Preparation
  ) throws(TableError) {
    switch preparation.task {
    case .regression: self = .numbers(try preparation.targetValues(of: table, rows: rows))
    case .twoClasses, .manyClasses:
      self = .classes(try preparation.classCodes(of: table, rows: rows).map(Int.init))
    }
  }

  func outcomes(of predictions: Predictions) -> Outcomes {
    switch self {
    case .classes(let truth):
      .classes(probabilities: predictions.probabilities, truth: truth)
    case .numbers(let truth): .numbers(predicted: predictions.values, truth: truth)
    }
  }

  /// The metric that ``error(of:)`` is: lower is better, and every change of an output counts.
  var metric: String {
    switch self {
    case .classes: LogLoss.heading
    case .numbers: RootMeanSquaredError.heading
    }
  }

  func error(of predictions: Predictions) -> Double {
    let outcomes = outcomes(of: predictions)
    let value =
      switch self {
      case .classes: LogLoss.value(of: outcomes)
      case .numbers: RootMeanSquaredError.value(of: outcomes)
      }
    return value ?? 0
  }
}
