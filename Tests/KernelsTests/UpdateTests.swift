import Kernels
import Testing

/// Update rules and the small elementwise kernels against their formulas in double precision.
struct UpdateTests {
  static let counts = [1, 2, 7, 16, 31, 100, 40_000]

  /// The allowed distance from a formula whose terms are below 2.
  static func expectNear(
    _ actual: Scalars, _ expected: [Double], _ set: InstructionSet, _ roundings: Double = 8
  ) {
    let near = zip(actual.values, expected).allSatisfy {
      ($0 - $1).magnitude <= roundings * set.rounding * max(1, $1.magnitude)
    }
    #expect(near && actual.isIntact)
  }

  @Test("gradient descent: w −= rate g", arguments: InstructionSet.all)
  func descend(_ set: InstructionSet) {
    for count in Self.counts {
      let (w, g) = (numbers(count, seed: 61), numbers(count, seed: 62))
      let (weights, gradient) = (Scalars(w, set), Scalars(g, set))
      var rule = gr_rule(
        kind: GR_DESCEND, rate: 0.1, decay: 0, decay2: 0, epsilon: 0, unbias: 1)
      set.kernels.update(nil, &rule, weights.start, gradient.start, nil, nil, count)
      Self.expectNear(weights, zip(w, g).map { $0 - 0.1 * $1 }, set)
    }
  }

  @Test("a penalty adds lambda w to the gradient; add adds", arguments: InstructionSet.all)
  func penalize(_ set: InstructionSet) {
    for count in Self.counts {
      let (w, g) = (numbers(count, seed: 63), numbers(count, seed: 64))
      let (weights, gradient) = (Scalars(w, set), Scalars(g, set))
      let sum = Scalars(count: count, set)
      set.kernels.add(nil, weights.start, gradient.start, sum.start, count)
      Self.expectNear(sum, zip(w, g).map { $0 + $1 }, set)
      set.kernels.penalize(nil, weights.start, gradient.start, count, 0.03)
      Self.expectNear(gradient, zip(w, g).map { $1 + 0.03 * $0 }, set)
      #expect(weights.values == w)
    }
  }

  @Test("momentum, plain and Nesterov's, over three steps", arguments: InstructionSet.all)
  func momentum(_ set: InstructionSet) {
    for nesterov in [false, true] {
      for count in Self.counts {
        var (w, v) = (numbers(count, seed: 65), Array(repeating: 0.0, count: count))
        let (weights, velocity) = (Scalars(w, set), Scalars(v, set))
        for step in 1...3 {
          let g = numbers(count, seed: 65 + step)
          let gradient = Scalars(g, set)
          var rule = gr_rule(
            kind: nesterov ? GR_NESTEROV : GR_MOMENTUM, rate: 0.1, decay: 0.9, decay2: 0,
            epsilon: 0, unbias: 1)
          set.kernels.update(
            nil, &rule, weights.start, gradient.start, nil, velocity.start, count)
          for i in 0..<count {
            v[i] = 0.9 * v[i] + g[i]
            w[i] -= 0.1 * (nesterov ? g[i] + 0.9 * v[i] : v[i])
          }
        }
        Self.expectNear(weights, w, set)
        Self.expectNear(velocity, v, set)
      }
    }
  }

  @Test("RMSprop over three steps", arguments: InstructionSet.all)
  func rmsprop(_ set: InstructionSet) {
    for count in Self.counts {
      var (w, v) = (numbers(count, seed: 71), Array(repeating: 0.0, count: count))
      let (weights, state) = (Scalars(w, set), Scalars(v, set))
      for step in 1...3 {
        let g = numbers(count, seed: 71 + step)
        let gradient = Scalars(g, set)
        var rule = gr_rule(
          kind: GR_RMSPROP, rate: 0.01, decay: 0.99, decay2: 0, epsilon: 1e-8, unbias: 1)
        set.kernels.update(nil, &rule, weights.start, gradient.start, nil, state.start, count)
        for i in 0..<count {
          v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i]
          w[i] -= 0.01 * g[i] / (v[i].squareRoot() + 1e-8)
        }
      }
      Self.expectNear(weights, w, set)
      Self.expectNear(state, v, set)
    }
  }

  @Test("Adam over the first, second and thousandth step", arguments: InstructionSet.all)
  func adam(_ set: InstructionSet) {
    for count in Self.counts {
      var w = numbers(count, seed: 81)
      var (m, v) = (Array(repeating: 0.0, count: count), Array(repeating: 0.0, count: count))
      let (weights, first, second) = (Scalars(w, set), Scalars(m, set), Scalars(v, set))
      for step in [1, 2, 1000] {
        let g = numbers(count, seed: 81 + step)
        let gradient = Scalars(g, set)
        var rule = gr_adam(0.01, 0.9, 0.999, 1e-8, Int64(step))
        set.kernels.update(
          nil, &rule, weights.start, gradient.start, first.start, second.start, count)
        for i in 0..<count {
          m[i] = 0.9 * m[i] + (1 - 0.9) * g[i]
          v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i]
          let mean = m[i] / (1 - power(0.9, step))
          let meanSquare = v[i] / (1 - power(0.999, step))
          w[i] -= 0.01 * mean / (meanSquare.squareRoot() + 1e-8)
        }
      }
      Self.expectNear(weights, w, set)
      Self.expectNear(first, m, set)
      Self.expectNear(second, v, set)
    }
  }

  @Test("gather copies the named columns in their order", arguments: InstructionSet.all)
  func gather(_ set: InstructionSet) {
    for m in [1, 3, 4, 16, 17, 100] {
      let source = numbers(m * 30, seed: 91)
      let columns: [Int32] = [29, 0, 7, 7, 13]
      let (from, to) = (Scalars(source, set), Scalars(count: m * columns.count, set))
      set.kernels.gather(nil, from.start, columns, to.start, m, columns.count)
      let expected = columns.flatMap { source[Int($0) * m..<(Int($0) + 1) * m] }
      #expect(to.values == expected && to.isIntact)
    }
  }
}
