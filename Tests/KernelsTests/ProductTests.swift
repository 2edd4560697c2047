import Kernels
import Numerics
import Testing

/// The three products of a layer against plain loops in double precision.
struct ProductTests {
  struct Shape: Sendable, CustomStringConvertible {
    let m: Int
    let k: Int
    let n: Int
    var description: String { "\(m) × \(k) × \(n)" }
  }

  /// Around the borders of vectors, tiles and panels, odd ones between, and some of several blocks.
  static let shapes: [Shape] = {
    var shapes: [Shape] = []
    for m in 1...70 { shapes.append(Shape(m: m, k: 1 + m * 37 % 70, n: 1 + m * 53 % 70)) }
    for k in 1...70 { shapes.append(Shape(m: 1 + k * 29 % 70, k: k, n: 1 + k * 41 % 70)) }
    for n in 1...70 { shapes.append(Shape(m: 1 + n * 31 % 70, k: 1 + n * 59 % 70, n: n)) }
    for (m, k, n) in [
      (1, 1, 1), (1, 513, 1), (1, 700, 33), (513, 1, 7), (3, 4, 1000), (10, 1030, 65),
      (65, 1537, 20), (130, 20, 530), (257, 129, 61), (33, 70, 1100), (32, 64, 14), (16, 32, 28),
      (130, 1024, 75), (200, 2048, 60), (3, 200, 1000), (2, 2000, 35), (4, 65, 17), (90, 40, 2100),
    ] {
      shapes.append(Shape(m: m, k: k, n: n))
    }
    return shapes
  }()

  /// Rounding's share: `terms` products and sums of numbers below 1 in absolute value.
  static func tolerance(_ terms: Int, _ set: InstructionSet) -> Double {
    2 * Double(terms + 2) * set.rounding * max(1, Double(terms).squareRoot())
  }

  static func expectNear(
    _ actual: [Double], _ expected: [Double], _ tolerance: Double, _ context: String
  ) {
    #expect(actual.count == expected.count)
    let worst = zip(actual, expected).map { ($0 - $1).magnitude }
    // Written so that NaN fails.
    #expect(worst.allSatisfy { $0 <= tolerance }, "\(context): off by \(worst.max() ?? 0)")
  }

  @Test("z = W a + b and y = h(z), with and without b and z", arguments: InstructionSet.all)
  func affine(_ set: InstructionSet) {
    let kernels = set.kernels
    for shape in Self.shapes {
      let (m, k, n) = (shape.m, shape.k, shape.n)
      let (w, b, a) = (numbers(m * k, seed: 1), numbers(m, seed: 2), numbers(k * n, seed: 3))
      var expected = (0..<m * n).map { b[$0 % m] }
      for j in 0..<n {
        for s in 0..<k {
          for i in 0..<m { expected[j * m + i] += w[s * m + i] * a[j * k + s] }
        }
      }
      let (weights, bias, inputs) = (Scalars(w, set), Scalars(b, set), Scalars(a, set))
      let (z, y) = (Scalars(count: m * n, set), Scalars(count: m * n, set))
      let tanh = gr_function(kind: GR_TANH, setting: 0)
      kernels.affine(
        nil, weights.start, bias.start, inputs.start, z.start, y.start, nil, m, k, n, tanh)
      let tolerance = Self.tolerance(k, set)
      Self.expectNear(z.values, expected, tolerance, "\(shape)")
      #expect(y.values == kernels.activated(z.values, tanh, set), "\(shape)")

      let only = Scalars(count: m * n, set)
      kernels.affine(
        nil, weights.start, bias.start, inputs.start, nil, only.start, nil, m, k, n, tanh)
      #expect(only.bits == y.bits, "\(shape): without z")

      let slope = Scalars(count: m * n, set), alone = Scalars(count: m * n, set)
      kernels.affine(
        nil, weights.start, bias.start, inputs.start, nil, only.start, slope.start, m, k, n, tanh)
      let ones = Scalars(Array(repeating: 1, count: m * n), set)
      kernels.slope(nil, ones.start, z.start, alone.start, m * n, tanh)
      #expect(only.bits == y.bits && slope.bits == alone.bits, "\(shape): with h′(z)")
      #expect(slope.isIntact, "\(shape)")

      kernels.affine(
        nil, weights.start, nil, inputs.start, z.start, nil, nil, m, k, n, identity)
      let linear = (0..<m * n).map { expected[$0] - b[$0 % m] }
      Self.expectNear(z.values, linear, tolerance, "\(shape): without b")
      #expect(z.isIntact && y.isIntact && only.isIntact, "\(shape)")
    }
  }

  @Test("dW = scale · delta aᵀ and db = scale · delta 1", arguments: InstructionSet.all)
  func gradient(_ set: InstructionSet) {
    for shape in Self.shapes {
      let (m, k, n) = (shape.m, shape.k, shape.n)
      let (d, a) = (numbers(m * n, seed: 4), numbers(k * n, seed: 5))
      let scale = 0.375
      var (expected, sums) = (Array(repeating: 0.0, count: m * k), Array(repeating: 0.0, count: m))
      for j in 0..<n {
        for i in 0..<m {
          sums[i] += scale * d[j * m + i]
          for s in 0..<k { expected[s * m + i] += scale * d[j * m + i] * a[j * k + s] }
        }
      }
      let (delta, inputs) = (Scalars(d, set), Scalars(a, set))
      let (dW, db) = (Scalars(count: m * k, set), Scalars(count: m, set))
      set.kernels.gradient(
        nil, delta.start, inputs.start, dW.start, db.start, m, k, n, scale)
      let tolerance = Self.tolerance(n, set)
      Self.expectNear(dW.values, expected, tolerance, "\(shape)")
      Self.expectNear(db.values, sums, tolerance, "\(shape)")

      let alone = Scalars(count: m * k, set)
      set.kernels.gradient(nil, delta.start, inputs.start, alone.start, nil, m, k, n, scale)
      #expect(alone.bits == dW.bits, "\(shape): without db")
      #expect(dW.isIntact && db.isIntact && alone.isIntact, "\(shape)")
    }
  }

  @Test("out = Wᵀ delta, and times h′(z) where z is given", arguments: InstructionSet.all)
  func backpropagate(_ set: InstructionSet) {
    let kernels = set.kernels
    for shape in Self.shapes {
      let (m, k, n) = (shape.m, shape.k, shape.n)
      let (w, d, z) = (
        numbers(m * k, seed: 6), numbers(m * n, seed: 7), numbers(k * n, seed: 8)
      )
      var expected = Array(repeating: 0.0, count: k * n)
      for j in 0..<n {
        for s in 0..<k {
          for i in 0..<m { expected[j * k + s] += w[s * m + i] * d[j * m + i] }
        }
      }
      let (weights, delta, sums) = (Scalars(w, set), Scalars(d, set), Scalars(z, set))
      let plain = Scalars(count: k * n, set)
      kernels.backpropagate(
        nil, weights.start, delta.start, nil, plain.start, m, k, n, identity)
      Self.expectNear(plain.values, expected, Self.tolerance(m, set), "\(shape)")

      let swish = gr_function(kind: GR_SWISH, setting: 0)
      let fused = Scalars(count: k * n, set)
      kernels.backpropagate(
        nil, weights.start, delta.start, sums.start, fused.start, m, k, n, swish)
      let after = Scalars(count: k * n, set)
      kernels.slope(nil, plain.start, sums.start, after.start, k * n, swish)
      #expect(fused.bits == after.bits, "\(shape): with h′")
      let ones = Scalars(Array(repeating: 1, count: k * n), set)
      let slope = Scalars(count: k * n, set)
      kernels.slope(nil, ones.start, sums.start, slope.start, k * n, swish)
      kernels.backpropagate(
        nil, weights.start, delta.start, slope.start, fused.start, m, k, n,
        gr_function(kind: GR_GIVEN, setting: 0))
      #expect(fused.bits == after.bits, "\(shape): with h′ at hand")
      #expect(plain.isIntact && fused.isIntact, "\(shape)")
    }
  }

  @Test("without examples a gradient is zero, and without inputs z is the bias")
  func emptySums() {
    for set in InstructionSet.all {
      let (dW, db) = (Scalars(count: 6, set), Scalars(count: 2, set))
      let none = Scalars([], set)
      set.kernels.gradient(nil, none.start, none.start, dW.start, db.start, 2, 3, 0, 1)
      #expect(dW.values == [0, 0, 0, 0, 0, 0] && db.values == [0, 0])
      let (bias, z) = (Scalars([1, 2], set), Scalars(count: 6, set))
      set.kernels.affine(
        nil, none.start, bias.start, none.start, z.start, nil, nil, 2, 0, 3, identity)
      #expect(z.values == [1, 2, 1, 2, 1, 2])
    }
  }
}
