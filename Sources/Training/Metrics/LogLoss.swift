internal import Numerics

/// The mean of −log of the probability that was given to the true class, also called cross-entropy.
///
/// A probability that a network rounds to 0 counts as the smallest normal `Float`.
public enum LogLoss: Metric {
  public static let name = "crossEntropy"
  public static let heading = "cross-entropy"
  public static let isBetterWhenHigher = false

  public static func value(of outcomes: Outcomes) -> Double? {
    guard case .classes(let p, let truth) = outcomes else { return nil }
    let floor = Double(Float.leastNormalMagnitude)
    return truth.indices.reduce(0) { $0 - Double.log(max(p[truth[$1], $1], floor)) }
      / Double(truth.count)
  }
}
