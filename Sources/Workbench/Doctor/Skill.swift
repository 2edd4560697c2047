internal import Numerics

/// How well outputs follow targets: `1 − Σ(y − t)² / Σ(t̄ − t)²`, where t̄ is what one would answer
/// without looking at the inputs.
///
/// 1 is perfect, 0 as good as a constant. The same for numbers, where it is R², and for the
/// probabilities of classes, where it is the Brier skill score (Brier 1950); unlike the loss it does not
/// depend on which loss was trained, and a single row cannot ruin it.
enum Skill {
  static func of(_ y: Matrix, _ t: Matrix, constant: [Double]) -> Double {
    var (errors, spread) = (0.0, 0.0)
    for n in 0..<t.columns {
      for k in 0..<t.rows {
        errors += (y[k, n] - t[k, n]) * (y[k, n] - t[k, n])
        spread += (constant[k] - t[k, n]) * (constant[k] - t[k, n])
      }
    }
    guard errors.isFinite else { return -.infinity }
    return spread > 0 ? 1 - errors / spread : 0
  }
}

extension Matrix {
  /// The mean of each row.
  var rowMeans: [Double] {
    (0..<rows).map { k in
      (0..<columns).reduce(0) { $0 + self[k, $1] } / Double(max(columns, 1))
    }
  }
}
