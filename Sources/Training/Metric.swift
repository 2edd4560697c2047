public import Numerics

/// How good predictions are: one file and one line in ``Metrics`` each.
public protocol Metric: Sendable {
  /// Its key in JSON: `rmse`.
  static var name: String { get }
  /// Its heading in a table.
  static var heading: String { get }
  static var isBetterWhenHigher: Bool { get }
  /// `nil` where it says nothing about such outcomes.
  static func value(of outcomes: Outcomes) -> Double?
}

/// What was predicted, and what was true.
public enum Outcomes: Sendable {
  /// Probabilities, classes × rows, and the true class of each row.
  case classes(probabilities: Matrix, truth: [Int])
  /// For each output its predictions and the true numbers, in the target's own units.
  case numbers(predicted: [[Double]], truth: [[Double]])

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .classes(_, let truth): truth.count
    case .numbers(_, let truth): truth.first?.count ?? 0
    }
  }
}

/// The metrics: one line each.
public enum Metrics {
  public static let catalogue: [any Metric.Type] = [
    Accuracy.self,
    LogLoss.self,
    AreaUnderCurve.self,
    RootMeanSquaredError.self,
    AverageAbsoluteError.self,
    Determination.self,
  ]

  /// All that say something, in the catalogue's order.
  public static func scores(of outcomes: Outcomes) -> [Score] {
    guard outcomes.count > 0 else { return [] }
    return catalogue.compactMap { metric in
      metric.value(of: outcomes).map {
        Score(
          name: metric.name, heading: metric.heading, value: $0,
          isBetterWhenHigher: metric.isBetterWhenHigher)
      }
    }
  }
}

/// One metric's value.
public struct Score: Sendable, Equatable {
  public let name: String
  public let heading: String
  public let value: Double
  public let isBetterWhenHigher: Bool
}
