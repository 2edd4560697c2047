import Numerics
import Tables

/// Friedman's function (1991): `y = 10 sin(π x₁ x₂) + 20 (x₃ − 1/2)² + 10 x₄ + 5 x₅ + ε`, ε standard
/// normal, with inputs that are uniform from 0 to 1, and five more that have no part in it.
enum Friedman {
  static let trueInputs: Set<String> = ["x1", "x2", "x3", "x4", "x5"]

  static func table(rows: Int, seed: UInt64) throws -> Table {
    let random = RandomSource(seed: seed, purpose: 0xF41E)
    let x = (0..<10).map { k in (0..<rows).map { random.uniform(k * rows + $0) } }
    let y = (0..<rows).map { n -> Double in
      let product = Double.cos(.pi * (x[0][n] * x[1][n] - 0.5)), centered = x[2][n] - 0.5
      let signal = 10 * product + 20 * centered * centered + 10 * x[3][n] + 5 * x[4][n]
      return signal + random.normal(-1 - n)
    }
    return try Table(
      columns: (0..<10).map { Column("x\($0 + 1)", numbers: x[$0]) } + [Column("y", numbers: y)])
  }
}
