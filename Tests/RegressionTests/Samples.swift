import Numerics
import Regression

/// Designs and responses made for tests.
enum Samples {
  /// An intercept and columns of numbers.
  static func design(_ columns: [(String, [Double])]) -> Design {
    let n = columns.first?.1.count ?? 0
    return Design(
      rowCount: n,
      columns: [DesignColumn(name: "(Intercept)", term: 0, content: .constant(1))]
        + columns.enumerated().map {
          DesignColumn(name: $1.0, term: $0 + 1, content: .numbers($1.1))
        })
  }

  /// Normal columns and, by logistic chances of their sum, yes and no.
  static func logistic(rows n: Int, columns p: Int, seed: UInt64 = 1) -> (Design, [Double]) {
    let random = RandomSource(seed: seed, purpose: 1)
    let columns = (0..<p).map { j in
      ("x\(j + 1)", (0..<n).map { random.normal($0 + j * n) })
    }
    let y = (0..<n).map { i in
      let η = columns.reduce(0.2) { $0 + 0.3 * $1.1[i] }
      return random.uniform(p * n * 2 + i) < 1 / (1 + .exp(-η)) ? 1.0 : 0
    }
    return (design(columns), y)
  }
}
