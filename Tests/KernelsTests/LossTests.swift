import Kernels
import Testing

/// Softmax and the losses against plain double-precision formulas, and where those would fail.
struct LossTests {
  static let shapes = [(1, 9), (2, 33), (3, 16), (10, 40), (16, 3), (17, 5), (33, 7), (100, 3)]

  @Test("softmax sums to one and has the ratios exp(z)", arguments: InstructionSet.all)
  func softmax(_ set: InstructionSet) {
    for (m, n) in Self.shapes {
      let z = numbers(m * n, seed: 51).map { set.rounded($0 * 20) }
      let (input, y) = (Scalars(z, set), Scalars(count: m * n, set))
      set.kernels.softmax(nil, input.start, y.start, m, n)
      for j in 0..<n {
        let column = z[j * m..<(j + 1) * m]
        let exponentials = column.map { exponential($0 - (column.max() ?? 0)) }
        let sum = exponentials.reduce(0, +)
        for i in 0..<m {
          let truth = exponentials[i] / sum
          // The rounding of z - max, up to 40, is an error of as much in the exponent.
          let tolerance = truth * 50 * set.rounding
          #expect((y.values[j * m + i] - truth).magnitude <= tolerance)
        }
      }
      #expect(y.isIntact)
      set.kernels.softmax(nil, input.start, input.start, m, n)
      #expect(input.bits == y.bits, "in place")
    }
  }

  @Test(
    "softmax with cross-entropy: delta = y Σt − t, loss = Σ t (logΣexp(z) − z)",
    arguments: InstructionSet.all)
  func softmaxCrossEntropy(_ set: InstructionSet) {
    for (m, n) in Self.shapes {
      let z = numbers(m * n, seed: 52).map { set.rounded($0 * 10) }
      let t = numbers(m * n, seed: 53).map(\.magnitude)
      let (input, targets) = (Scalars(z, set), Scalars(t, set))
      let (y, delta) = (Scalars(count: m * n, set), Scalars(count: m * n, set))
      let loss = Scalars(count: n, set)
      set.kernels.softmax(nil, input.start, y.start, m, n)
      set.kernels.softmax_cross_entropy(
        nil, input.start, targets.start, y.start, delta.start, loss.start, m, n)
      for j in 0..<n {
        let column = Array(z[j * m..<(j + 1) * m])
        let total = t[j * m..<(j + 1) * m].reduce(0, +)
        let logSum = logarithm(column.map(exponential).reduce(0, +))
        var truth = 0.0
        for i in 0..<m {
          truth += t[j * m + i] * (logSum - column[i])
          let expected = exponential(column[i] - logSum) * total - t[j * m + i]
          #expect((delta.values[j * m + i] - expected).magnitude <= 60 * total * set.rounding)
        }
        #expect((loss.values[j] - truth).magnitude <= 60 * (truth + total) * set.rounding)
      }
      let (alone, onlyLoss) = (Scalars(count: m * n, set), Scalars(count: n, set))
      set.kernels.softmax_cross_entropy(
        nil, input.start, targets.start, y.start, alone.start, nil, m, n)
      set.kernels.softmax_cross_entropy(
        nil, input.start, targets.start, y.start, nil, onlyLoss.start, m, n)
      #expect(alone.bits == delta.bits && onlyLoss.bits == loss.bits)
      #expect(delta.isIntact && loss.isIntact)
    }
  }

  @Test("the softmax loss is finite and right for any finite z", arguments: InstructionSet.all)
  func largeLogits(_ set: InstructionSet) {
    let large = set.isDouble ? 1e300 : set.rounded(1e38)
    for (z, t, expected) in [
      ([large, 0, -large], [0.0, 1, 0], large),
      ([large, -large, 0], [1.0, 0, 0], 0),
      ([large, -large, 0], [0.5, 0.25, 0.25], 0.75 * large),
      ([-large, -large, -large], [1.0, 0, 0], logarithm(3)),
      ([1000, 0, 0], [0.0, 1, 0], 1000),
    ] {
      let (input, targets) = (Scalars(z, set), Scalars(t, set))
      let (y, delta) = (Scalars(count: 3, set), Scalars(count: 3, set))
      let loss = Scalars(count: 1, set)
      set.kernels.softmax(nil, input.start, y.start, 3, 1)
      set.kernels.softmax_cross_entropy(
        nil, input.start, targets.start, y.start, delta.start, loss.start, 3, 1)
      #expect((loss.values[0] - expected).magnitude <= 4 * expected * set.rounding)
      #expect(delta.values.allSatisfy { $0.isFinite })
    }
  }

  @Test(
    "among m equals the loss of a class is log m, within 1.5 ulp", arguments: InstructionSet.all)
  func equals(_ set: InstructionSet) {
    for m in 2...300 {
      let z = Scalars(Array(repeating: -7, count: m), set)
      let t = Scalars([1] + Array(repeating: 0, count: m - 1), set)
      let (y, loss) = (Scalars(count: m, set), Scalars(count: 1, set))
      set.kernels.softmax(nil, z.start, y.start, m, 1)
      set.kernels.softmax_cross_entropy(nil, z.start, t.start, y.start, nil, loss.start, m, 1)
      let truth = logarithm(Double(m))
      #expect((loss.values[0] - truth).magnitude <= 1.5 * set.ulp(truth))
    }
  }

  @Test("sigmoid with cross-entropy averages over outputs", arguments: InstructionSet.all)
  func sigmoidCrossEntropy(_ set: InstructionSet) {
    for (m, n) in Self.shapes {
      let z = numbers(m * n, seed: 54).map { set.rounded($0 * 8) }
      let t = numbers(m * n, seed: 55).map { $0 > 0.5 ? 1 : $0 < -0.5 ? 0 : $0.magnitude }
      let (input, targets) = (Scalars(z, set), Scalars(t, set))
      let (delta, loss) = (Scalars(count: m * n, set), Scalars(count: n, set))
      set.kernels.sigmoid_cross_entropy(
        nil, input.start, targets.start, delta.start, loss.start, m, n)
      for j in 0..<n {
        var truth = 0.0
        for i in j * m..<(j + 1) * m {
          let p = 1 / (1 + exponential(-z[i]))
          truth += (logarithm(1 + exponential(z[i])) - z[i] * t[i]) / Double(m)
          let expected = (p - t[i]) / Double(m)
          #expect((delta.values[i] - expected).magnitude <= 8 * set.rounding / Double(m))
        }
        #expect((loss.values[j] - truth).magnitude <= 40 * set.rounding)
      }
      #expect(delta.isIntact && loss.isIntact)
    }
  }

  @Test("a confident, right answer keeps its small loss and error", arguments: InstructionSet.all)
  func smallLosses(_ set: InstructionSet) {
    // log(1 + exp(-40)) = 4.248354255291589e-18 to 16 digits, and sigmoid(-40) is that, too.
    let expected = 4.248354255291589e-18
    let (z, t) = (Scalars([40, -40], set), Scalars([1, 0], set))
    let (delta, loss) = (Scalars(count: 2, set), Scalars(count: 2, set))
    set.kernels.sigmoid_cross_entropy(nil, z.start, t.start, delta.start, loss.start, 1, 2)
    let tolerance = 4 * set.ulp(expected)
    #expect(loss.values.allSatisfy { ($0 - expected).magnitude <= tolerance })
    #expect((delta.values[0] + expected).magnitude <= tolerance)
    #expect((delta.values[1] - expected).magnitude <= tolerance)
    let (far, right) = (Scalars([.infinity, -.infinity], set), Scalars([1, 0], set))
    set.kernels.sigmoid_cross_entropy(nil, far.start, right.start, delta.start, loss.start, 1, 2)
    #expect(loss.values == [0, 0] && delta.values == [0, 0])
  }

  @Test(
    "squared error: delta = scale (y − t), loss = scale/2 Σ (y − t)²", arguments: InstructionSet.all
  )
  func squaredError(_ set: InstructionSet) {
    for (m, n) in Self.shapes {
      let (y, t) = (numbers(m * n, seed: 56), numbers(m * n, seed: 57))
      let (outputs, targets) = (Scalars(y, set), Scalars(t, set))
      let (delta, loss) = (Scalars(count: m * n, set), Scalars(count: n, set))
      set.kernels.squared_error(
        nil, outputs.start, targets.start, delta.start, loss.start, m, n, 0.5)
      for j in 0..<n {
        let errors = (j * m..<(j + 1) * m).map { y[$0] - t[$0] }
        let truth = errors.reduce(0) { $0 + 0.25 * $1 * $1 }
        #expect((loss.values[j] - truth).magnitude <= Double(m + 4) * truth * set.rounding)
        for i in 0..<m {
          let expected = 0.5 * errors[i]
          #expect(
            (delta.values[j * m + i] - expected).magnitude <= 2 * expected.magnitude * set.rounding)
        }
      }
      #expect(delta.isIntact && loss.isIntact)
    }
  }
}
