/// The mean of |prediction − truth|, in the target's own units; over all outputs if there are
/// several.
public enum AverageAbsoluteError: Metric {
  public static let name = "mae"
  public static let heading = "MAE"
  public static let isBetterWhenHigher = false

  public static func value(of outcomes: Outcomes) -> Double? {
    outcomes.errors.map { errors in errors.reduce(0) { $0 + abs($1) } / Double(errors.count) }
  }
}
