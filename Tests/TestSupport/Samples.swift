public import Numerics

/// Inputs and targets, one example per column.
public struct Examples: Sendable {
  public let inputs, targets: Matrix

  public init(inputs: Matrix, targets: Matrix) { (self.inputs, self.targets) = (inputs, targets) }
}

/// Data made up for tests, the same every time.
public enum Samples {
  /// Uniform numbers between −1 and 1.
  public static func uniform(
    rows: Int, columns: Int, precision: Precision = .double, seed: UInt64 = 1
  ) -> Matrix {
    let random = RandomSource(seed: seed, purpose: 0xDA7A)
    return Matrix(
      rows: rows, columns: columns, precision: precision,
      (0..<rows * columns).map { 2 * random.uniform($0) - 1 })
  }

  /// Classes that overlap: one-hot targets, drawn with a probability that depends on the inputs.
  public static func classes(
    _ classes: Int, inputs: Int, count: Int, precision: Precision = .double, seed: UInt64 = 1
  ) -> Examples {
    let x = uniform(rows: inputs, columns: count, precision: precision, seed: seed)
    let random = RandomSource(seed: seed, purpose: 0xC1A5)
    var t = Matrix(rows: classes, columns: count, precision: precision)
    for n in 0..<count {
      let score = (0..<inputs).reduce(0.0) { $0 + x[$1, n] * Double($1 % 3 + 1) }
      let drawn = score + 2 * random.uniform(n) + Double(classes)
      t[Int(drawn.magnitude) % classes, n] = 1
    }
    return Examples(inputs: x, targets: t)
  }

  /// One target of 0 or 1 that leans on the inputs.
  public static func binary(
    inputs: Int, count: Int, precision: Precision = .double, seed: UInt64 = 1
  ) -> Examples {
    let x = uniform(rows: inputs, columns: count, precision: precision, seed: seed)
    let random = RandomSource(seed: seed, purpose: 0xB1A5)
    let t = (0..<count).map { n in
      (0..<inputs).reduce(0.0) { $0 + x[$1, n] } > 2 * random.uniform(n) - 1 ? 1.0 : 0
    }
    return Examples(
      inputs: x, targets: Matrix(rows: 1, columns: count, precision: precision, t))
  }

  /// Numbers that depend on the inputs, with noise.
  public static func numbers(
    outputs: Int, inputs: Int, count: Int, precision: Precision = .double, seed: UInt64 = 1
  ) -> Examples {
    let x = uniform(rows: inputs, columns: count, precision: precision, seed: seed)
    let noise = uniform(rows: outputs, columns: count, seed: seed + 1)
    var t = Matrix(rows: outputs, columns: count, precision: precision)
    for n in 0..<count {
      for k in 0..<outputs {
        t[k, n] =
          (0..<inputs).reduce(Double(k)) { $0 + x[$1, n] * Double(($1 + k) % 4) } + noise[k, n] / 4
      }
    }
    return Examples(inputs: x, targets: t)
  }
}
