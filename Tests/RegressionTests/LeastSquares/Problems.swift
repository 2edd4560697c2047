import Numerics
import Regression

/// Problems made up for tests.
enum Problems {
  /// An intercept and `columns` columns of normal numbers.
  static func random(rows: Int, columns: Int, seed: UInt64 = 1) -> [[Double]] {
    let source = RandomSource(seed: seed, purpose: 11)
    return [[Double](repeating: 1, count: rows)]
      + (0..<columns).map { j in (0..<rows).map { source.normal(j * rows + $0) } }
  }

  /// Columns named `(Intercept)`, `x1`, `x2`, …, each a term of its own.
  static func design(_ columns: [[Double]]) -> Design {
    Design(
      rowCount: columns[0].count,
      columns: columns.enumerated().map { j, x in
        j == 0 && x.allSatisfy { $0 == 1 }
          ? DesignColumn(name: "(Intercept)", term: 0, content: .constant(1))
          : DesignColumn(name: "x\(j)", term: max(j, 1), content: .numbers(x))
      })
  }

  /// 1, 2, 3, … times the columns, and noise.
  static func response(_ columns: [[Double]], noise: Double = 1, seed: UInt64 = 2) -> [Double] {
    let source = RandomSource(seed: seed, purpose: 12)
    return columns[0].indices.map { i in
      columns.enumerated().reduce(noise * source.normal(i)) { $0 + Double($1.0 + 1) * $1.1[i] }
    }
  }
}
