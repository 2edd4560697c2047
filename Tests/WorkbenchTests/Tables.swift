import Numerics
import Tables
import Workbench

/// Tables and recipes made up for tests, the same every time.
enum Made {
  private static let random = RandomSource(seed: 3, purpose: 0x7AB1)

  /// Two inputs of 60 rows.
  static let x = [0, 1].map { k in (0..<60).map { random.normal(100 * k + $0) } }

  /// A number that leans on both inputs, with noise.
  static let y = (0..<60).map { 3 + 2 * x[0][$0] - 5 * x[1][$0] + random.normal(1_000 + $0) / 2 }

  /// Two classes that overlap.
  static let label = (0..<60).map {
    x[0][$0] - x[1][$0] > 2 * random.normal(2_000 + $0) ? "b" : "a"
  }

  static func numbers(y: [Double] = y, x: [[Double]] = x) throws -> Table {
    try Table(columns: [
      Column("u", numbers: x[0]), Column("v", numbers: x[1]), Column("y", numbers: y),
    ])
  }

  static func classes() throws -> Table {
    try Table(columns: [
      Column("u", numbers: x[0]), Column("v", numbers: x[1]), Column("label", texts: label),
    ])
  }

  /// A small network, quickly fitted.
  static func recipe(_ target: String) -> Recipe {
    var recipe = Recipe(target: target)
    (recipe.hidden, recipe.epochs) = ([4], 5)
    return recipe
  }
}
