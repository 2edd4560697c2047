import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing

/// Networks computed by PyTorch in `Double`. Both sides round, in another order of summation: 1e-12,
/// relative to numbers above 1.
@Suite("outputs, losses and gradients are PyTorch's")
struct TorchTests {
  @Test("the fixture is there")
  func count() { #expect(TorchCase.all().count == 20) }

  @Test(arguments: TorchCase.all(), openEngines.indices)
  func forwardAndBackward(_ c: TorchCase, _ engine: Int) throws {
    let network = try c.network()
    let bench = Bench(
      network, c.x, c.t, loss: try Losses.catalogue(c.pair.loss), l2: c.l2, on: openEngines[engine],
      formsInputError: true)
    let count = Double(c.x.columns)
    let z = (bench.plan.equations.compactMap { $0 as? OutputError }).first?.output.z
    let preactivations = try #require(z.flatMap { bench.execution.values(at: $0) })
    #expect(Deviation.largest(preactivations, c.preactivations) <= 1e-12)
    #expect(Deviation.relative(bench.meanLoss, to: c.loss) <= 1e-12)
    #expect(Deviation.largest(bench.gradient, c.gradient) <= 1e-12)
    // PyTorch's is that of the mean over the examples.
    #expect(Deviation.largest(bench.inputError.map { $0 / count }, c.inputGradient) <= 1e-12)
  }
}

/// A case of `nn/forward_backward.json`.
struct TorchCase: Decodable, Sendable, CustomTestStringConvertible {
  let sizes: [Int]
  let hidden: [String]
  let l2: Double
  let loss: Double
  let x, t: Matrix
  let weights: [[[Double]]]
  let biases: [[Double]]
  /// Flat, example by example.
  let preactivations, inputGradient: [Double]
  /// In the order of the network's parameters.
  let gradient: [Double]
  /// The output's activation and the loss, as the catalogues spell them.
  let pair: (output: String, loss: String)

  var testDescription: String { "\(sizes) \(hidden) \(pair.output) \(pair.loss)" }

  static func all() -> [TorchCase] {
    (try? Fixture.read("nn/forward_backward.json", as: File.self).cases) ?? []
  }

  func network(_ precision: Precision = .double) throws -> Network {
    let activations = hidden.map { $0.replacing("_", with: "-") } + [pair.output]
    return try GivenNetwork.make(
      activations: activations, weights: weights, biases: biases, precision: precision)
  }

  private struct File: Decodable { let cases: [TorchCase] }

  private enum Key: String, CodingKey {
    case sizes, loss, b
    case hidden = "hidden_activations"
    case l2 = "l2_lambda (adds lambda/2*sum W^2, no bias)"
    case x = "X"
    case t = "T"
    case weights = "W (out x in)"
    case preactivations = "output_preactivation"
    case lossValue = "loss_value"
    case gradW = "grad_W"
    case gradB = "grad_b"
    case gradX = "grad_X"
  }

  private static let pairs: [String: (output: String, loss: String)] = [
    "softmax_ce": ("softmax", "cross-entropy"), "bce": ("sigmoid", "binary-cross-entropy"),
    "mse": ("identity", "mean-squared-error"), "mae": ("identity", "mean-absolute-error"),
    "half_sse": ("identity", "half-squared-error"),
  ]

  init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: Key.self)
    func rows(_ key: Key) throws -> [[Double]] { try c.decode([[Double]].self, forKey: key) }
    func blocks(_ key: Key) throws -> [[[Double]]] { try c.decode([[[Double]]].self, forKey: key) }
    sizes = try c.decode([Int].self, forKey: .sizes)
    hidden = try c.decode([String].self, forKey: .hidden)
    l2 = try c.decode(Double.self, forKey: .l2)
    loss = try c.decode(Double.self, forKey: .lossValue)
    let name = try c.decode(String.self, forKey: .loss)
    guard let pair = Self.pairs[name], let outputs = sizes.last else {
      throw DecodingError.dataCorruptedError(forKey: .loss, in: c, debugDescription: name)
    }
    self.pair = pair
    (weights, biases) = (try blocks(.weights), try rows(.b))
    gradient = GivenNetwork.flatten(try blocks(.gradW), try rows(.gradB))
    preactivations = try rows(.preactivations).flatMap { $0 }
    inputGradient = try rows(.gradX).flatMap { $0 }
    let x = try rows(.x)
    self.x = Matrix(rows: sizes[0], columns: x.count, x.flatMap { $0 })
    // Classes are numbered; other targets are rows, or numbers where there is one output.
    if let classes = try? c.decode([Int].self, forKey: .t), pair.output == "softmax" {
      t = Matrix(
        rows: outputs, columns: x.count,
        classes.flatMap { k in (0..<outputs).map { $0 == k ? 1 : 0 } })
    } else {
      let flat = try (try? c.decode([Double].self, forKey: .t)) ?? rows(.t).flatMap { $0 }
      t = Matrix(rows: outputs, columns: x.count, flat)
    }
  }
}
