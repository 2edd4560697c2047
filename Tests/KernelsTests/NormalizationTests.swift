import Kernels
import Testing

/// Layer normalization and its way back against plain loops in double precision.
struct NormalizationTests {
  static let shapes = (1...67).map { ($0, 5) } + [(1, 900), (10, 256), (130, 33), (513, 60)]
  static let epsilon = 1e-5

  /// A batch of columns of `m`, with everything that the kernels take.
  struct Batch {
    let m, n: Int
    let a, dy, gain, shift, z: [Double]

    init(_ m: Int, _ n: Int) {
      (self.m, self.n) = (m, n)
      (a, dy) = (numbers(m * n, seed: 71), numbers(m * n, seed: 72))
      (gain, shift) = (numbers(m, seed: 73), numbers(m, seed: 74))
      z = numbers(m * n, seed: 75)
    }

    /// Example `j` alone.
    init(_ batch: Batch, only j: Int) {
      let columns = j * batch.m..<(j + 1) * batch.m
      (m, n, gain, shift) = (batch.m, 1, batch.gain, batch.shift)
      (a, dy, z) = (Array(batch.a[columns]), Array(batch.dy[columns]), Array(batch.z[columns]))
    }

    init(_ batch: Batch, a: [Double]) {
      (m, n, gain, shift) = (batch.m, batch.n, batch.gain, batch.shift)
      (self.a, dy, z) = (a, batch.dy, batch.z)
    }
  }

  struct Results {
    let unit, s, y, da, dgain, dshift: Scalars
    /// What there is for each example, and what there is for the batch.
    var ofExamples: [Scalars] { [unit, s, y, da] }
    var all: [[UInt64]] { (ofExamples + [dgain, dshift]).map(\.bits) }
  }

  static func results(
    _ batch: Batch, _ set: InstructionSet, h: gr_function? = nil, workers: OpaquePointer? = nil
  ) -> Results {
    let (kernels, m, n) = (set.kernels, batch.m, batch.n)
    func blank(_ count: Int) -> Scalars { Scalars(count: count, set) }
    let r = Results(
      unit: blank(m * n), s: blank(n), y: blank(m * n), da: blank(m * n), dgain: blank(m),
      dshift: blank(m))
    let (a, dy, z) = (Scalars(batch.a, set), Scalars(batch.dy, set), Scalars(batch.z, set))
    let (gain, shift) = (Scalars(batch.gain, set), Scalars(batch.shift, set))
    kernels.normalize(
      workers, a.start, gain.start, shift.start, r.unit.start, r.s.start, r.y.start, m, n, epsilon)
    kernels.scale_gradient(
      workers, dy.start, r.unit.start, r.dgain.start, r.dshift.start, m, n, 1 / Double(n))
    kernels.denormalize(
      workers, dy.start, gain.start, r.unit.start, r.s.start, h == nil ? nil : z.start,
      r.da.start, m, n, h ?? identity)
    #expect((r.ofExamples + [r.dgain, r.dshift]).allSatisfy { $0.isIntact })
    return r
  }

  @Test(
    "each column is brought to mean 0 and variance 1, then to gain and shift",
    arguments: InstructionSet.all)
  func forward(_ set: InstructionSet) {
    for (m, n) in Self.shapes {
      let batch = Batch(m, n), r = Self.results(batch, set)
      let (unit, s, y) = (r.unit.values, r.s.values, r.y.values)
      for j in 0..<n {
        let column = batch.a[j * m..<(j + 1) * m]
        let mean = column.reduce(0, +) / Double(m)
        let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(m)
        let spread = (variance + Self.epsilon).squareRoot()
        // What the rounding of numbers up to 1, and of their sum, is after the division.
        let tolerance = Double(m + 8) * set.rounding / spread
        #expect((s[j] - spread).magnitude <= tolerance)
        for i in 0..<m {
          let truth = (batch.a[j * m + i] - mean) / spread
          #expect((unit[j * m + i] - truth).magnitude <= tolerance * (1 + truth.magnitude))
          let scaled = batch.gain[i] * truth + batch.shift[i]
          #expect((y[j * m + i] - scaled).magnitude <= tolerance * (2 + truth.magnitude))
        }
      }
    }
  }

  @Test(
    "backward: the sums over examples, and the error of the inputs",
    arguments: InstructionSet.all)
  func backward(_ set: InstructionSet) {
    for (m, n) in Self.shapes {
      let batch = Batch(m, n), r = Self.results(batch, set)
      let (dy, unit, s) = (batch.dy, r.unit.values, r.s.values)
      let (da, dgain, dshift) = (r.da.values, r.dgain.values, r.dshift.values)
      for i in 0..<m {
        let along = (0..<n).reduce(0.0) { $0 + dy[$1 * m + i] * unit[$1 * m + i] } / Double(n)
        let total = (0..<n).reduce(0.0) { $0 + dy[$1 * m + i] } / Double(n)
        let largest = (0..<n).reduce(1.0) { max($0, unit[$1 * m + i].magnitude) }
        #expect((dgain[i] - along).magnitude <= Double(n + 4) * largest * set.rounding)
        #expect((dshift[i] - total).magnitude <= Double(n + 4) * set.rounding)
      }
      for j in 0..<n {
        let rows = j * m..<(j + 1) * m
        let g = rows.map { batch.gain[$0 - j * m] * dy[$0] }
        let mean = g.reduce(0, +) / Double(m)
        let along = zip(g, rows).reduce(0) { $0 + $1.0 * unit[$1.1] } / Double(m)
        for i in 0..<m {
          let u = unit[j * m + i], truth = (g[i] - mean - u * along) / s[j]
          let tolerance = Double(m + 8) * set.rounding * (1 + u * u) / s[j]
          #expect((da[j * m + i] - truth).magnitude <= tolerance)
        }
      }
    }
  }

  @Test("without the way back, y has the same bits", arguments: InstructionSet.all)
  func predicting(_ set: InstructionSet) {
    for (m, n) in Self.shapes {
      let batch = Batch(m, n), y = Scalars(count: m * n, set)
      let (a, gain) = (Scalars(batch.a, set), Scalars(batch.gain, set))
      let shift = Scalars(batch.shift, set)
      set.kernels.normalize(
        nil, a.start, gain.start, shift.start, nil, nil, y.start, m, n, Self.epsilon)
      #expect(y.bits == Self.results(batch, set).y.bits)
    }
  }

  @Test("with z, h′ is multiplied in the same pass: the bits of two", arguments: InstructionSet.all)
  func slopes(_ set: InstructionSet) {
    for ((m, n), h) in [(1, 9), (7, 20), (33, 8), (67, 300)].flatMap({ shape in
      everyFunction.map { (shape, $0) }
    }) {
      let batch = Batch(m, n), both = Self.results(batch, set, h: h).da
      let (da, z) = (Self.results(batch, set).da, Scalars(batch.z, set))
      set.kernels.slope(nil, da.start, z.start, da.start, m * n, h)
      #expect(both.bits == da.bits)
    }
  }

  @Test("an example alone, in any part of a batch: the same bits", arguments: InstructionSet.all)
  func examples(_ set: InstructionSet) {
    for (m, n) in [(1, 50), (3, 100), (10, 70), (33, 41), (70, 90), (600, 21)] {
      let batch = Batch(m, n), whole = Self.results(batch, set).ofExamples.map(\.bits)
      for j in [0, 1, n / 2, n - 1] {
        let alone = Self.results(Batch(batch, only: j), set).ofExamples.map(\.bits)
        for (all, one) in zip(whole, alone) {
          #expect(Array(all[j * one.count..<(j + 1) * one.count]) == one, "\(m), example \(j)")
        }
      }
    }
  }

  @Test("one thread and many: the same bits", arguments: InstructionSet.all)
  func threads(_ set: InstructionSet) {
    for threads in [2, 3, 5] {
      let workers = gr_workers_create(CInt(threads))
      defer { gr_workers_destroy(workers) }
      for (m, n) in [(1, 30_000), (5, 7000), (67, 900), (513, 260), (5003, 7)] {
        let batch = Batch(m, n), tanh = gr_function(kind: GR_TANH, setting: 0)
        let alone = Self.results(batch, set, h: tanh).all
        #expect(Self.results(batch, set, h: tanh, workers: workers).all == alone, "\(m) × \(n)")
      }
    }
  }

  @Test(
    "NaN and infinity reach all of their own example, and nothing of another",
    arguments: InstructionSet.all)
  func notANumber(_ set: InstructionSet) {
    for m in [1, 4, 17, 67] {
      let batch = Batch(m, 9)
      for number in [Double.nan, .infinity] {
        var a = batch.a
        a[4 * m + m / 2] = number
        let r = Self.results(Batch(batch, a: a), set)
        for j in 0..<9 {
          let rows = j * m..<(j + 1) * m
          #expect(r.y.values[rows].allSatisfy { $0.isNaN == (j == 4) })
          #expect(r.da.values[rows].allSatisfy { $0.isNaN == (j == 4) })
          #expect(r.s.values[j].isNaN == (j == 4))
        }
        #expect(r.dgain.values.allSatisfy { $0.isNaN })
      }
    }
  }
}
