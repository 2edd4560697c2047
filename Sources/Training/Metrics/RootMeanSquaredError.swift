/// The root of the mean squared error, in the target's own units; over all outputs if there are
/// several.
public enum RootMeanSquaredError: Metric {
  public static let name = "rmse"
  public static let heading = "RMSE"
  public static let isBetterWhenHigher = false

  public static func value(of outcomes: Outcomes) -> Double? {
    outcomes.errors.map { errors in
      (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
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
