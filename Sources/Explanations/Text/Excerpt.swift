internal import Numerics

/// What of a matrix is shown: all of it, or corners.
struct Excerpt {
  /// `nil` stands for what is left out.
  let rows, columns: [Int?]

  /// At most so many rows and columns in full; of more, the first ones and the last.
  init(of matrix: Matrix, rows: Int = 8, columns: Int = 8) {
    self.rows = Self.choice(of: matrix.rows, atMost: rows)
    self.columns = Self.choice(of: matrix.columns, atMost: columns)
  }

  /// Whether anything is left out.
  var isPartial: Bool { rows.contains(nil) || columns.contains(nil) }

  private static func choice(of count: Int, atMost limit: Int) -> [Int?] {
    if count <= limit { return Array(0..<count) }
    let shown = min(max(limit - 2, 1), 3)
    return (0..<shown).map { $0 } + [nil, count - 1]
  }
}

/// A matrix in four numbers.
struct Summary {
  let least, mean, largest, norm: Double

  init(_ matrix: Matrix) {
    let values = matrix.values
    // `min` would lose what is no number.
    least = values.contains(where: \.isNaN) ? .nan : values.min() ?? .nan
    largest = values.contains(where: \.isNaN) ? .nan : values.max() ?? .nan
    mean = values.reduce(0, +) / Double(values.count)
    norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
