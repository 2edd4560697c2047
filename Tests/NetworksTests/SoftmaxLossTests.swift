import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing

/// Logits up to 1e300 against arithmetic with 60 digits. 1e-12 relative, as the issue asks; results too
/// small for a normal number may be a few of the smallest numbers off.
@Suite("softmax and cross-entropies are finite and right for any finite logits")
struct SoftmaxLossTests {
  private let fixture: Fixtures

  init() throws { fixture = try Fixture.read("nn/softmax_losses.json") }

  /// A truth of 0 is one that 60 digits did not tell from it.
  private func isRight(_ value: Double, _ truth: Double) -> Bool {
    let smallest = truth == 0 ? 1e-60 : 4 * Double.leastNonzeroMagnitude
    return value.isFinite
      && (Deviation.relative(value, to: truth) <= 1e-12 || abs(value - truth) <= smallest)
  }

  /// A layer that passes its input through: z = x.
  private func passing(_ count: Int, _ h: any Activation) -> Network {
    var network = Network(inputs: count, precision: .double) {
      Dense(count, h, initializer: Zeros())
    }
    for i in 0..<count { network.parameters[flat: i + i * count] = 1 }
    return network
  }

  @Test("softmax with cross-entropy, for each class", arguments: openEngines.indices)
  func softmax(_ engine: Int) {
    #expect(!fixture.softmax.isEmpty)
    for row in fixture.softmax {
      let count = row.logits.count
      // The same logits in every column, another class in each.
      let z = Matrix(rows: count, columns: count, (0..<count).flatMap { _ in row.logits })
      var t = Matrix(rows: count, columns: count)
      for k in 0..<count { t[k, k] = 1 }
      let bench = Bench(
        passing(count, .softmax), z, t, loss: .crossEntropy, on: openEngines[engine],
        formsInputError: true)
      for k in 0..<count {
        let column = k * count..<(k + 1) * count
        #expect(zip(bench.outputs[column], row.softmax).allSatisfy { isRight($0, $1) })
        #expect(isRight(bench.losses[k], row.losses[k]), "\(row.logits), class \(k)")
        #expect(bench["δ", 1][column].allSatisfy { abs($0) <= 1 })
      }
    }
  }

  @Test("sigmoid with binary cross-entropy, value and derivative", arguments: openEngines.indices)
  func binary(_ engine: Int) {
    #expect(!fixture.binary.isEmpty)
    let z = Matrix(rows: 1, columns: fixture.binary.count, fixture.binary.map(\.logit))
    let t = Matrix(rows: 1, columns: fixture.binary.count, fixture.binary.map(\.target))
    let bench = Bench(
      passing(1, .sigmoid), z, t, loss: .binaryCrossEntropy, on: openEngines[engine])
    for (n, row) in fixture.binary.enumerated() {
      #expect(isRight(bench.losses[n], row.loss), "the loss at \(row.logit), \(row.target)")
      #expect(isRight(bench["δ", 1][n], row.derivative), "δ at \(row.logit), \(row.target)")
    }
  }

  @Test("a loss near 0 keeps its digits", arguments: openEngines.indices)
  func small(_ engine: Int) {
    let distances = [1.0, 20, 36, 40, 100, 700]
    let z = Matrix(rows: 2, columns: distances.count, distances.flatMap { [$0, 0] })
    let t = Matrix(rows: 2, columns: distances.count, distances.flatMap { _ in [1.0, 0] })
    let bench = Bench(passing(2, .softmax), z, t, loss: .crossEntropy, on: openEngines[engine])
    for (loss, distance) in zip(bench.losses, distances) {
      let truth = Double.log1p(.exp(-distance))
      #expect(abs(loss - truth) <= 1e-12 * truth, "\(loss), not \(truth)")
    }
  }

  private struct Fixtures: Decodable {
    let softmax: [Row]
    let binary: [BinaryRow]
    private enum CodingKeys: String, CodingKey { case softmax, binary = "bce_with_logits" }
  }

  private struct Row: Decodable {
    let logits: [Double]
    let softmax: [Double]
    /// Cross-entropy if the class is the first, the second, ….
    let losses: [Double]
    private enum Key: String, CodingKey { case logits, softmax, losses = "ce_per_class" }
    init(from decoder: any Decoder) throws {
      let c = try decoder.container(keyedBy: Key.self)
      logits = try c.decode([Double].self, forKey: .logits)
      softmax = try c.decode([Digits].self, forKey: .softmax).map(\.value)
      losses = try c.decode([Digits].self, forKey: .losses).map(\.value)
    }
  }

  /// A number with 25 digits as text, then as the nearest `Double`.
  private struct Digits: Decodable {
    let value: Double
    init(from decoder: any Decoder) throws {
      var cells = try decoder.unkeyedContainer()
      value = Double(try cells.decode(String.self)) ?? .nan
    }
  }

  private struct BinaryRow: Decodable {
    let logit, target, loss, derivative: Double
    init(from decoder: any Decoder) throws {
      var cells = try decoder.unkeyedContainer()
      logit = try cells.decode(Double.self)
      target = try cells.decode(Double.self)
      loss = Double(try cells.decode(String.self)) ?? .nan
      _ = try cells.superDecoder()
      derivative = Double(try cells.decode(String.self)) ?? .nan
    }
  }
}
