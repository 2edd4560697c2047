/// R², the share of the variance that the predictions explain: 1 − Σ (y − t)²/Σ (t − mean t)²; the
/// mean over several outputs. It says nothing where the truth does not vary.
public enum Determination: Metric {
  public static let name = "r2"
  public static let heading = "R²"
  public static let isBetterWhenHigher = true

  public static func value(of outcomes: Outcomes) -> Double? {
    guard case .numbers(let predicted, let truth) = outcomes else { return nil }
    let shares = zip(predicted, truth).map { y, t in
      let mean = t.reduce(0, +) / Double(t.count)
      let total = t.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let left = zip(y, t).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      return total > 0 ? 1 - left / total : .nan
    }
    let mean = shares.reduce(0, +) / Double(shares.count)
    return mean.isFinite ? mean : nil
  }
}
