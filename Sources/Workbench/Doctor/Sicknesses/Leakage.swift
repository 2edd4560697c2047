internal import Numerics
internal import Tables
internal import Training

/// An input that alone determines the target: often a copy of it in other words or units, which will
/// not be known when a prediction is asked for.
struct Leakage: Sickness {
  static let name = "label-leakage"
  static let title = "label leakage"

  /// Of the variance or of the chance-corrected rate.
  static let share = 0.985

  func symptoms(in examination: Examination) -> Symptoms? {
    let rows = examination.rows.train
    guard rows.count >= 20 else { return nil }
    var found: [(column: String, share: Double)] = []
    for input in examination.preparation.inputs {
      guard let column = examination.table[input.name] else { continue }
      let share = Dependence(of: examination, by: column, rows: rows).share
      if share >= Self.share { found.append((input.name, share)) }
    }
    guard let strongest = found.max(by: { $0.share < $1.share }) else { return nil }
    let others = found.count - 1
    return Symptoms(
      evidence: "\(strongest.column) alone determines \(strongest.share.percent) of "
        + examination.target + (others > 0 ? ", and \(others) more columns nearly as much" : ""),
      figures: found.map { ("share determined by \($0.column)", $0.share) },
      remedy: "leave it out, if it is a copy of the target or is not known before it",
      options: ["--ignore", found.map(\.column).joined(separator: ",")])
  }
}

/// How much of a target one column tells, whatever the form of the dependence.
private struct Dependence {
  /// 0: nothing, 1: all.
  let share: Double

  init(of examination: Examination, by column: Column, rows: [Int]) {
    let t = examination.train.targets
    let keys: [Double]
    let isOrdered: Bool
    if let numbers = column.numbers {
      (keys, isOrdered) = (rows.map { numbers[$0] }, true)
    } else if let (codes, _) = column.categories {
      (keys, isOrdered) = (rows.map { Double(codes[$0]) }, false)
    } else {
      share = 0
      return
    }
    // Each row is predicted from the others: those with the same key, else its neighbors in order.
    let order = keys.indices.filter { !keys[$0].isNaN }.sorted { (keys[$0], $0) < (keys[$1], $1) }
    guard order.count * 10 >= 9 * keys.count else {
      share = 0
      return
    }
    let mean = t.rowMeans
    var (errors, spread) = (0.0, 0.0)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, keys[order[end]] == keys[order[start]] { end += 1 }
      let equal = order[start..<end]
      var sums = [Double](repeating: 0, count: t.rows)
      for n in equal { for k in 0..<t.rows { sums[k] += t[k, n] } }
      for n in equal {
        for k in 0..<t.rows {
          let predicted: Double
          if equal.count > 1 {
            predicted = (sums[k] - t[k, n]) / Double(equal.count - 1)
          } else if isOrdered {
            let neighbors = [start - 1, end].filter(order.indices.contains).map { t[k, order[$0]] }
            predicted = neighbors.reduce(0, +) / Double(max(neighbors.count, 1))
          } else {
            predicted = mean[k]
          }
          errors += (predicted - t[k, n]) * (predicted - t[k, n])
          spread += (mean[k] - t[k, n]) * (mean[k] - t[k, n])
        }
      }
      start = end
    }
    share = spread > 0 ? 1 - errors / spread : 0
  }
}
