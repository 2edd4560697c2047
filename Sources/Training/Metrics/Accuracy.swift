internal import Numerics

/// The share of rows whose most probable class is the true one.
public enum Accuracy: Metric {
  public static let name = "accuracy"
  public static let heading = "accuracy"
  public static let isBetterWhenHigher = true

  public static func value(of outcomes: Outcomes) -> Double? {
    guard case .classes(let p, let truth) = outcomes else { return nil }
    let right = truth.indices.count { n in p.largestRow(inColumn: n) == truth[n] }
    return Double(right) / Double(truth.count)
  }
}
