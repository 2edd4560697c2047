import Kernels
import Numerics
import Testing

/// The bits of a result are fixed by its numbers and its shape, never by who computes it with what.
struct InvariantTests {
  static let shapes = [
    (1, 700, 300), (3, 4, 5000), (10, 512, 256), (70, 130, 61), (128, 784, 33), (257, 129, 130),
    (61, 50, 1200),
  ]

  /// All kernels with several outputs, at one shape.
  static func everything(
    _ set: InstructionSet, _ workers: OpaquePointer?, m: Int, k: Int, n: Int
  ) -> [[UInt64]] {
    let kernels = set.kernels
    let tanh = gr_function(kind: GR_TANH, setting: 0)
    let weights = Scalars(numbers(m * k, seed: 11), set)
    let bias = Scalars(numbers(m, seed: 12), set)
    let inputs = Scalars(numbers(k * n, seed: 13), set)
    let targets = Scalars(numbers(m * n, seed: 14).map(\.magnitude), set)
    func blank(_ count: Int) -> Scalars { Scalars(count: count, set) }
    let (z, y, delta, loss) = (blank(m * n), blank(m * n), blank(m * n), blank(n))
    let (dW, db, out) = (blank(m * k), blank(m), blank(k * n))
    kernels.affine(
      workers, weights.start, bias.start, inputs.start, z.start, y.start, nil, m, k, n, tanh)
    var results = [z.bits, y.bits]
    kernels.softmax(workers, z.start, y.start, m, n)
    kernels.softmax_cross_entropy(
      workers, z.start, targets.start, y.start, delta.start, loss.start, m, n)
    results += [y.bits, delta.bits, loss.bits]
    kernels.gradient(workers, delta.start, inputs.start, dW.start, db.start, m, k, n, 0.1)
    kernels.backpropagate(
      workers, weights.start, delta.start, inputs.start, out.start, m, k, n, tanh)
    results += [dW.bits, db.bits, out.bits]
    kernels.sigmoid_cross_entropy(
      workers, z.start, targets.start, delta.start, loss.start, m, n)
    results += [delta.bits, loss.bits]
    kernels.squared_error(
      workers, z.start, targets.start, delta.start, loss.start, m, n, 0.7)
    results += [delta.bits, loss.bits]
    let (first, second) = (
      Scalars(Array(repeating: 0, count: m * k), set),
      Scalars(Array(repeating: 0, count: m * k), set)
    )
    for step in 1...3 {
      var rule = gr_adam(0.01, 0.9, 0.999, 1e-8, Int64(step))
      kernels.update(
        workers, &rule, weights.start, dW.start, first.start, second.start, m * k)
    }
    kernels.activate(
      workers, inputs.start, out.start, k * n, gr_function(kind: GR_GELU, setting: 0))
    return results + [weights.bits, first.bits, second.bits, out.bits]
  }

  @Test("one thread and many, again and again: the same bits", arguments: InstructionSet.all)
  func threads(_ set: InstructionSet) {
    for threads in [2, 3, 5] {
      let workers = gr_workers_create(CInt(threads))
      defer { gr_workers_destroy(workers) }
      for (m, k, n) in Self.shapes {
        let alone = Self.everything(set, nil, m: m, k: k, n: n)
        for _ in 0..<3 {
          #expect(
            Self.everything(set, workers, m: m, k: k, n: n) == alone,
            "\(m) × \(k) × \(n), \(threads) threads")
        }
      }
    }
  }

  @Test("an example alone, in any part of a batch: the same bits", arguments: InstructionSet.all)
  func examples(_ set: InstructionSet) {
    let kernels = set.kernels
    for (m, k, n) in [(1, 40, 50), (3, 4, 100), (10, 600, 70), (33, 65, 41), (70, 7, 90)] {
      let w = Scalars(numbers(m * k, seed: 21), set)
      let b = Scalars(numbers(m, seed: 22), set)
      let a = numbers(k * n, seed: 23)
      let t = numbers(m * n, seed: 24).map(\.magnitude)

      func pass(_ a: [Double], _ t: [Double], _ n: Int) -> [[UInt64]] {
        let (inputs, targets) = (Scalars(a, set), Scalars(t, set))
        func blank(_ count: Int) -> Scalars { Scalars(count: count, set) }
        let (z, y, delta, out) = (blank(m * n), blank(m * n), blank(m * n), blank(k * n))
        let losses = [blank(n), blank(n), blank(n)]
        kernels.affine(
          nil, w.start, b.start, inputs.start, z.start, y.start, nil, m, k, n,
          gr_function(kind: GR_MISH, setting: 0))
        let mish = y.bits
        kernels.softmax(nil, z.start, y.start, m, n)
        kernels.sigmoid_cross_entropy(
          nil, z.start, targets.start, delta.start, losses[0].start, m, n)
        kernels.squared_error(
          nil, z.start, targets.start, delta.start, losses[1].start, m, n, 2)
        kernels.softmax_cross_entropy(
          nil, z.start, targets.start, y.start, delta.start, losses[2].start, m, n)
        kernels.backpropagate(
          nil, w.start, delta.start, nil, out.start, m, k, n, identity)
        return [z.bits, mish, y.bits, delta.bits, out.bits] + losses.map(\.bits)
      }

      let batch = pass(a, t, n)
      for j in [0, 1, n / 2, n - 1] {
        let alone = pass(Array(a[j * k..<(j + 1) * k]), Array(t[j * m..<(j + 1) * m]), 1)
        for (whole, one) in zip(batch, alone) {
          #expect(
            Array(whole[j * one.count..<(j + 1) * one.count]) == one, "\(m) × \(k), example \(j)")
        }
      }
    }
  }

  @Test("an element's bits do not depend on its place", arguments: InstructionSet.all)
  func places(_ set: InstructionSet) {
    let z = numbers(67, seed: 31).map { set.rounded($0 * 9) }
    for h in everyFunction {
      let values = set.kernels.activated(z, h, set)
      let slopes = set.kernels.slopes(z, h, set)
      for (i, x) in z.enumerated() {
        #expect(set.kernels.activated([x], h, set) == [values[i]])
        #expect(set.kernels.slopes([x], h, set) == [slopes[i]])
      }
    }
  }

  @Test("NaN stays NaN, in its own example only", arguments: InstructionSet.all)
  func notANumber(_ set: InstructionSet) {
    let kernels = set.kernels
    for h in everyFunction {
      #expect(kernels.activated([.nan], h, set)[0].isNaN, "\(h.kind)")
      if h.kind != GR_IDENTITY { #expect(kernels.slopes([.nan], h, set)[0].isNaN, "\(h.kind)") }
    }
    let (m, k, n) = (19, 40, 9)
    var a = numbers(k * n, seed: 41)
    a[4 * k + 7] = .nan
    let (w, inputs) = (Scalars(numbers(m * k, seed: 42), set), Scalars(a, set))
    let targets = Scalars(numbers(m * n, seed: 43), set)
    let (z, y) = (Scalars(count: m * n, set), Scalars(count: m * n, set))
    let (delta, loss, dW) = (
      Scalars(count: m * n, set), Scalars(count: n, set), Scalars(count: m * k, set)
    )
    kernels.affine(
      nil, w.start, nil, inputs.start, z.start, y.start, nil, m, k, n,
      gr_function(kind: GR_RELU, setting: 0))
    for j in 0..<n {
      #expect(y.values[j * m..<(j + 1) * m].allSatisfy { $0.isNaN == (j == 4) })
    }
    kernels.softmax(nil, z.start, y.start, m, n)
    kernels.softmax_cross_entropy(
      nil, z.start, targets.start, y.start, delta.start, loss.start, m, n)
    for j in 0..<n {
      #expect(y.values[j * m..<(j + 1) * m].allSatisfy { $0.isNaN == (j == 4) })
      #expect(loss.values[j].isNaN == (j == 4))
    }
    kernels.sigmoid_cross_entropy(
      nil, z.start, targets.start, delta.start, loss.start, m, n)
    #expect((0..<n).allSatisfy { loss.values[$0].isNaN == ($0 == 4) })
    kernels.gradient(nil, delta.start, inputs.start, dW.start, nil, m, k, n, 1)
    #expect(dW.values.allSatisfy { $0.isNaN })
  }
}
