import Kernels
import Testing

/// The losses behind any output, and softmax's slope, against their definitions.
struct OutputLossTests {
  static let shapes = (1...67).map { ($0, 6) } + [(1, 300), (10, 40), (130, 33)]
  static let limit = 0.375
  static let everyLoss = [
    GR_ABSOLUTE_ERROR, GR_HUBER, GR_CROSS_ENTROPY, GR_BINARY_CROSS_ENTROPY,
  ].map { gr_loss(kind: $0, setting: limit) }

  /// delta and loss of one loss, with scale 1/m.
  static func results(
    _ l: gr_loss, _ y: [Double], _ t: [Double], _ m: Int, _ set: InstructionSet,
    workers: OpaquePointer? = nil
  ) -> (delta: Scalars, loss: Scalars) {
    let n = y.count / m, (outputs, targets) = (Scalars(y, set), Scalars(t, set))
    let (delta, loss) = (Scalars(count: m * n, set), Scalars(count: n, set))
    set.kernels.output_loss(
      workers, outputs.start, targets.start, delta.start, loss.start, m, n, l, 1 / Double(m))
    #expect(delta.isIntact && loss.isIntact)
    return (delta, loss)
  }

  /// Outputs and targets in 0 ..< 1, where every loss is finite.
  static func probabilities(_ count: Int, seed: Int) -> (y: [Double], t: [Double]) {
    (
      numbers(count, seed: seed).map { max($0.magnitude, 1e-6) },
      numbers(count, seed: seed + 100).map { $0 > 0.5 ? 1 : $0 < -0.5 ? 0 : $0.magnitude }
    )
  }

  /// A loss's term and its derivative, in double precision.
  static func term(_ l: gr_loss, _ y: Double, _ t: Double) -> (value: Double, slope: Double) {
    let e = y - t
    switch l.kind {
    case GR_ABSOLUTE_ERROR: return (e.magnitude, e > 0 ? 1 : e < 0 ? -1 : 0)
    case GR_HUBER:
      let isNear = e.magnitude <= limit
      return (
        isNear ? e * e / 2 : limit * (e.magnitude - limit / 2), min(max(e, -limit), limit)
      )
    case GR_CROSS_ENTROPY: return t == 0 ? (0, 0) : (-t * logarithm(y), -t / y)
    default:
      // log(1 − y) as a series where 1 − y would lose digits of y.
      let other =
        y < 0.01
        ? -(1...9).reduce(0) { $0 + power(y, $1) / Double($1) } : logarithm(1 - y)
      let value = (t == 0 ? 0 : -t * logarithm(y)) - (t == 1 ? 0 : (1 - t) * other)
      return (value, e / (y * (1 - y)))
    }
  }

  @Test("delta = scale ∂ℓ/∂y and loss = scale Σ ℓ(y, t)", arguments: InstructionSet.all)
  func definitions(_ set: InstructionSet) {
    for (m, n) in Self.shapes {
      let (y, t) = Self.probabilities(m * n, seed: 81)
      for l in Self.everyLoss {
        let results = Self.results(l, y.map(set.rounded), t, m, set)
        let (delta, loss) = (results.delta.values, results.loss.values)
        for j in 0..<n {
          let terms = (j * m..<(j + 1) * m).map { Self.term(l, set.rounded(y[$0]), t[$0]) }
          let truth = terms.reduce(0) { $0 + $1.value } / Double(m)
          #expect((loss[j] - truth).magnitude <= Double(m + 8) * truth * set.rounding)
          for (i, term) in terms.enumerated() {
            let expected = term.slope / Double(m)
            // 1 − y and its rounding are in the slope of the last one only.
            #expect(
              (delta[j * m + i] - expected).magnitude <= 6 * set.rounding * expected.magnitude,
              "\(l.kind)")
          }
        }
      }
    }
  }

  @Test(
    "the entropies keep their digits from the smallest probability to 1",
    arguments: InstructionSet.all)
  func extremes(_ set: InstructionSet) {
    let smallest = set.isDouble ? Double.leastNonzeroMagnitude : Double(Float.leastNonzeroMagnitude)
    let tiny = [smallest, 5 * smallest, 1e-38, 1e-30, 1e-10, 0.001].map(set.rounded)
    let close = [0.24, 0.25, 0.26, 0.5, 0.7071, 0.7072, 1 - 0x1p-20].map(set.rounded)
    for (l, y) in Self.everyLoss[2...].flatMap({ l in (tiny + close).map { (l, $0) } }) {
      for t in [0.0, 1] {
        let loss = Self.results(l, [y], [t], 1, set).loss.values[0]
        let truth = Self.term(l, y, t).value
        #expect((loss - truth).magnitude <= 3 * set.ulp(truth), "ℓ(\(y), \(t))")
      }
    }
    for l in Self.everyLoss[2...] {
      let sure = Self.results(l, [0, 1, 0, 1], [0, 1, 1, 0], 1, set).loss.values
      let missed = l.kind == GR_CROSS_ENTROPY ? 0 : Double.infinity
      #expect(sure == [0, 0, .infinity, missed])
      #expect(Self.results(l, [-0.5], [1], 1, set).loss.values[0].isNaN, "no logarithm")
    }
  }

  @Test("the derivative at y = t is 0", arguments: InstructionSet.all)
  func kinks(_ set: InstructionSet) {
    for l in Self.everyLoss where l.kind != GR_CROSS_ENTROPY {
      #expect(Self.results(l, [0.5, 0.25], [0.5, 0.25], 2, set).delta.values == [0, 0])
    }
  }

  @Test("softmax's slope is y ⊙ (dy − dyᵀ y), also in place", arguments: InstructionSet.all)
  func softmaxSlope(_ set: InstructionSet) {
    for (m, n) in Self.shapes {
      let (y, dy) = (numbers(m * n, seed: 85), numbers(m * n, seed: 86))
      let (outputs, errors) = (Scalars(y, set), Scalars(dy, set))
      let delta = Scalars(count: m * n, set)
      set.kernels.softmax_slope(nil, errors.start, outputs.start, delta.start, m, n)
      for j in 0..<n {
        let mean = (j * m..<(j + 1) * m).reduce(0.0) { $0 + dy[$1] * y[$1] }
        for i in j * m..<(j + 1) * m {
          let truth = y[i] * (dy[i] - mean)
          #expect((delta.values[i] - truth).magnitude <= Double(2 * m + 4) * set.rounding)
        }
      }
      #expect(delta.isIntact)
      set.kernels.softmax_slope(nil, errors.start, outputs.start, errors.start, m, n)
      #expect(errors.bits == delta.bits)
    }
  }

  @Test("either result alone has the same bits", arguments: InstructionSet.all)
  func alone(_ set: InstructionSet) {
    for ((m, n), l) in [(1, 40), (3, 9), (33, 5)].flatMap({ shape in
      Self.everyLoss.map { (shape, $0) }
    }) {
      let (y, t) = Self.probabilities(m * n, seed: 87)
      let both = Self.results(l, y, t, m, set),
        (outputs, targets) = (Scalars(y, set), Scalars(t, set))
      let (delta, loss) = (Scalars(count: m * n, set), Scalars(count: n, set))
      let (kernel, scale) = (set.kernels.output_loss, 1 / Double(m))
      kernel(nil, outputs.start, targets.start, delta.start, nil, m, n, l, scale)
      kernel(nil, outputs.start, targets.start, nil, loss.start, m, n, l, scale)
      #expect(delta.bits == both.delta.bits && loss.bits == both.loss.bits)
    }
  }

  /// Bits of every loss and of softmax's slope.
  static func everything(
    _ y: [Double], _ t: [Double], _ m: Int, _ set: InstructionSet, workers: OpaquePointer? = nil
  ) -> [[UInt64]] {
    let slope = Scalars(count: y.count, set), (outputs, errors) = (Scalars(y, set), Scalars(t, set))
    set.kernels.softmax_slope(
      workers, errors.start, outputs.start, slope.start, m, y.count / m)
    return [slope.bits]
      + everyLoss.flatMap { l in
        let r = results(l, y, t, m, set, workers: workers)
        return [r.delta.bits, r.loss.bits]
      }
  }

  @Test("an example alone, in any part of a batch: the same bits", arguments: InstructionSet.all)
  func examples(_ set: InstructionSet) {
    for (m, n) in [(1, 50), (3, 100), (10, 70), (33, 41), (70, 90)] {
      let (y, t) = Self.probabilities(m * n, seed: 89)
      let batch = Self.everything(y, t, m, set)
      for j in [0, 1, n / 2, n - 1] {
        let rows = j * m..<(j + 1) * m
        let alone = Self.everything(Array(y[rows]), Array(t[rows]), m, set)
        for (whole, one) in zip(batch, alone) {
          #expect(Array(whole[j * one.count..<(j + 1) * one.count]) == one, "\(m), example \(j)")
        }
      }
    }
  }

  @Test("one thread and many: the same bits", arguments: InstructionSet.all)
  func threads(_ set: InstructionSet) {
    for threads in [2, 3, 5] {
      let workers = gr_workers_create(CInt(threads))
      defer { gr_workers_destroy(workers) }
      for (m, n) in [(1, 30_000), (5, 7000), (67, 900), (5003, 7)] {
        let (y, t) = Self.probabilities(m * n, seed: 91)
        #expect(
          Self.everything(y, t, m, set, workers: workers) == Self.everything(y, t, m, set),
          "\(m) × \(n)")
      }
    }
  }

  @Test(
    "NaN stays NaN, in its own example only; infinity is an error like any other",
    arguments: InstructionSet.all)
  func notANumber(_ set: InstructionSet) {
    for (m, l) in [1, 4, 17, 67].flatMap({ m in Self.everyLoss.map { (m, $0) } }) {
      var (y, t) = Self.probabilities(m * 9, seed: 93)
      let place = 4 * m + m / 2
      (y[place], t[place]) = (.nan, 0.5)
      let results = Self.results(l, y, t, m, set)
      #expect((0..<9).allSatisfy { results.loss.values[$0].isNaN == ($0 == 4) })
      #expect((0..<9 * m).allSatisfy { results.delta.values[$0].isNaN == ($0 == place) })
      guard l.kind == GR_ABSOLUTE_ERROR || l.kind == GR_HUBER else { continue }
      y[place] = -.infinity
      let infinite = Self.results(l, y, t, m, set)
      let steepest = l.kind == GR_HUBER ? Self.limit : 1
      #expect(infinite.delta.values[place] < 0 && infinite.loss.values[4] == .infinity)
      let off = infinite.delta.values[place] + steepest / Double(m)
      #expect(off.magnitude <= 2 * set.rounding / Double(m))
    }
  }
}
