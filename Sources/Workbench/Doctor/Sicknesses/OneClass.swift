internal import Numerics
internal import Tables
internal import Training

/// A target that hardly varies: always answering the same is then right nearly always.
struct OneClass: Sickness {
  static let name = "one-class"
  static let title = "one class only"
  static var consequences: Set<String> {
    Sicknesses.ofTraining.union([NoSignal.name, LossMismatch.name, UnscaledInputs.name])
  }

  private static let share = 0.97

  func symptoms(in examination: Examination) -> Symptoms? {
    let t = examination.train.targets.appending(examination.measuring.targets)
    guard examination.preparation.task != .regression else { return repeated(t, examination) }
    let classes = examination.preparation.classes
    var counts = [Int](repeating: 0, count: classes.count)
    for n in 0..<t.columns { counts[t.rows == 1 ? Int(t[0, n]) : t.largestRow(inColumn: n)] += 1 }
    guard let most = counts.max(), let k = counts.firstIndex(of: most),
      Double(most) >= Self.share * Double(t.columns)
    else { return nil }
    let others = t.columns - most
    return Symptoms(
      evidence: "\(most) of \(t.columns) rows are \(classes[k])"
        + (others == 0
          ? ", so that there is nothing to tell apart"
          : ", so that always answering that is right in \((Double(most) / Double(t.columns)).percent)"),
      figures: [("share of the largest class", Double(most) / Double(t.columns))],
      remedy: "add rows of the other classes: no option of gradus fit stands in for them")
  }

  private func repeated(_ t: Matrix, _ examination: Examination) -> Symptoms? {
    var counts: [[Double]: Int] = [:]
    for n in 0..<t.columns { counts[t.column(n), default: 0] += 1 }
    guard let most = counts.values.max(), Double(most) >= Self.share * Double(t.columns) else {
      return nil
    }
    return Symptoms(
      evidence: "\(examination.target) is the same number in \(most) of \(t.columns) rows",
      figures: [("share of the most frequent number", Double(most) / Double(t.columns))],
      remedy: "add rows in which it differs: no option of gradus fit stands in for them")
  }
}
