internal import Numerics

/// The area under the receiver operating characteristic of two classes: the probability that a row of
/// the second class gets a higher probability than one of the first, ties counting half (Mann,
/// Whitney 1947). It says nothing where only one class occurs.
public enum AreaUnderCurve: Metric {
  public static let name = "auc"
  public static let heading = "AUC"
  public static let isBetterWhenHigher = true

  public static func value(of outcomes: Outcomes) -> Double? {
    guard case .classes(let p, let truth) = outcomes, p.rows == 2 else { return nil }
    let ranked = truth.indices.map { (p: p[1, $0], isPositive: truth[$0] == 1) }
      .sorted { $0.p < $1.p }
    let positives = Double(ranked.count { $0.isPositive })
    let negatives = Double(ranked.count) - positives
    guard positives > 0, negatives > 0 else { return nil }
    var sum = 0.0, i = 0
    while i < ranked.count {
      var j = i
      while j < ranked.count, ranked[j].p == ranked[i].p { j += 1 }
      // Equal probabilities share the mean of their ranks, counted from 1.
      sum += Double(i + 1 + j) / 2 * Double(ranked[i..<j].count { $0.isPositive })
      i = j
    }
    return (sum - positives * (positives + 1) / 2) / (positives * negatives)
  }
}
