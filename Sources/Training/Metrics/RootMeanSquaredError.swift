/// The root of the mean squared error, in the target's own units; over all outputs if there are
/// several.
public enum RootMeanSquaredError: Metric {
  public static let name = "rmse"
  public static let heading = "RMSE"
  public static let isBetterWhenHigher = false

  public static func value(of outcomes: Outcomes) -> Double? {
    outcomes.errors.map { errors in
      // Relative to the largest, so that no square overflows.
      let largest = errors.reduce(0) { max($0, abs($1)) }
      guard largest > 0, largest.isFinite else { return largest }
      let mean = errors.reduce(0) { $0 + $1 / largest * ($1 / largest) } / Double(errors.count)
      return largest * mean.squareRoot()
    }
  }
}

extension Outcomes {
  /// Prediction minus truth, of all outputs; `nil` for classes.
  var errors: [Double]? {
    guard case .numbers(let predicted, let truth) = self else { return nil }
    return zip(predicted, truth).flatMap { zip($0, $1).map { $0 - $1 } }
  }
}
