import Engines
import Equations
import Networks
import Numerics
import Testing

/// A network with a loss that fits it, for every kind of part: the suite walks the catalogues, so
/// that a new part is tested before anyone writes a test for it.
struct Case: CustomTestStringConvertible, Sendable {
  let name: String
  let network: Network
  let loss: any Loss
  var l2 = 0.0
  /// Where h is not smooth; no pre-activation may be near.
  var kinks: [Double] = []
  var testDescription: String { name }

  /// Seven examples, so that batches of eight have room left.
  static let count = 7

  var inputs: Matrix {
    let random = RandomSource(seed: 5, purpose: 5)
    return Matrix(
      rows: network.inputs, columns: Self.count, precision: network.precision,
      (0..<network.inputs * Self.count).map { 2 * random.uniform($0) - 1 })
  }

  /// One class each where outputs are probabilities, else numbers of a suitable kind.
  var targets: Matrix {
    let k = network.outputs, random = RandomSource(seed: 6, purpose: 6)
    return Matrix(
      rows: k, columns: Self.count, precision: network.precision,
      (0..<k * Self.count).map {
        switch loss {
        case is CrossEntropy: $0 % k == ($0 / k * 7 + 1) % k ? 1 : 0
        case is BinaryCrossEntropy: random.uniform($0) < 0.5 ? 0 : 1
        case is PoissonDeviance, is NegativeBinomialDeviance:
          (4 * random.uniform($0)).rounded(.down)
        case is GammaDeviance, is InverseGaussianDeviance: 0.2 + random.uniform($0)
        default: 2 * random.uniform($0) - 1
        }
      })
  }

  static func all(_ precision: Precision) -> [Case] {
    activations(precision) + losses(precision) + layers(precision) + shapes(precision)
  }

  /// Every activation inside a network and, where it makes sense, at its end.
  static func activations(_ precision: Precision) -> [Case] {
    Activations.catalogue.names.map { name in
      // Safe: the names come from the catalogue.
      let h = (try? Activations.catalogue(name)) ?? Identity()
      var network = Network(inputs: 5, precision: precision, seed: 7) {
        Dense(9, h)
        Dense(6, h)
        Dense(4, .softmax)
      }
      if name.hasPrefix("reciprocal") {
        // Away from the pole.
        for b in network.layout where b.place.letter == "b" {
          for i in b.place.offset..<b.place.offset + b.count { network.parameters[flat: i] = 3 }
        }
      }
      return Case(
        name: name, network: network, loss: .crossEntropy, l2: 0.01,
        kinks: ["relu", "leaky-relu", "elu", "selu"].contains(name) ? [0] : [])
    }
  }

  /// Every loss behind every output that it can stand behind, canonical or not.
  static func losses(_ precision: Precision) -> [Case] {
    let outputs: [any Activation] = [.identity, .sigmoid, .tanh, .softmax, .softplus, .exp]
    return Losses.catalogue.names.flatMap { name in
      let loss = (try? Losses.catalogue(name)) ?? HalfSquaredError()
      return outputs.filter {
        if name.contains("entropy") { return $0 is Sigmoid || $0 is Softmax }
        return !name.contains("deviance") || !($0 is Identity || $0 is Tanh)
      }
      .map { output in
        Case(
          name: "\(output.spelling), \(name)",
          network: Network(inputs: 4, precision: precision, seed: 8) {
            Dense(7, .tanh)
            Dense(3, output)
          }, loss: loss)
      }
    }
  }

  static func layers(_ precision: Precision) -> [Case] {
    [
      Case(
        name: "layer norm",
        network: Network(inputs: 4, precision: precision) {
          Dense(6)
          LayerNorm()
          Dense(5, .tanh)
          LayerNorm()
          Dense(3, .softmax)
        }, loss: .crossEntropy, l2: 0.1),
      Case(
        name: "residual",
        network: Network(inputs: 4, precision: precision) {
          Dense(6, .tanh)
          Residual {
            Dense(5, .swish)
            Dense(6)
          }
          Residual {
            Residual { Dense(6, .tanh) }
          }
          Dense(2)
        }, loss: .meanSquaredError),
      Case(
        name: "skip",
        network: Network(inputs: 4, precision: precision) {
          Dense(5, .tanh)
          Skip(3, .softmax) {
            Dense(6, .swish)
            Dense(3)
          }
        }, loss: .crossEntropy, l2: 0.1),
      Case(
        name: "skip over the inputs",
        network: Network(inputs: 4, precision: precision) {
          Skip(1, .exp) {
            Dense(6, .swish)
            Dense(1)
          }
        }, loss: .poissonDeviance, l2: 0.01),
      Case(
        name: "residual over the inputs",
        network: Network(inputs: 4, precision: precision) {
          Residual { Dense(4, .tanh) }
          Dense(1, .sigmoid)
        }, loss: .binaryCrossEntropy),
      Case(
        name: "dropout",
        network: Network(inputs: 4, precision: precision) {
          Dropout(0.2)
          Dense(16, .tanh)
          Dropout(0.4)
          Dense(3, .softmax)
        }, loss: .crossEntropy),
    ]
  }

  /// Odd widths, wide and narrow.
  static func shapes(_ precision: Precision) -> [Case] {
    [[1, 1], [3, 1, 2], [2, 17, 33, 1], [40, 65, 31, 16], [5, 48, 7], [100, 130, 19, 2]].map {
      widths in
      Case(
        name: widths.map(String.init).joined(separator: "-"),
        network: Network(
          inputs: widths[0],
          layers: widths.dropFirst().map { Dense($0, .tanh) }, precision: precision, seed: 4),
        loss: .halfSquaredError, l2: 0.001)
    }
  }
}

/// A case's batch on an engine, for one set of parameters after another.
final class Bench {
  let execution: any Execution
  private let c: Case

  init(_ c: Case, on engine: any Engine) {
    self.c = c
    let plan = c.network.plan(for: .training, batch: 8, loss: c.loss, l2: c.l2)
    execution = engine.prepare(plan, parameters: c.network.parameters)
    execution.bind(inputs: c.inputs, targets: c.targets)
    execution.step.pointee.count = Case.count
    execution.step.pointee.number = 1
    execution.perform()
  }

  var gradient: [Double] { execution.values(at: execution.plan.vector(.gradients)) ?? [] }

  /// The mean loss, and the penalty at the parameters `w`.
  func loss(at w: Matrix) -> Double {
    let weights = execution.plan.parameters.filter(\.isWeight)
      .map { $0.place.offset..<$0.place.offset + $0.count }.joined()
    let penalty = c.l2 / 2 * weights.reduce(0) { $0 + w[flat: $1] * w[flat: $1] }
    return execution.summedLosses() / Double(Case.count) + penalty
  }

  func perform(with w: Matrix) -> Double {
    execution.parameters = w
    execution.perform()
    return loss(at: w)
  }
}

func evaluate(_ c: Case, on engine: any Engine) -> (loss: Double, gradient: [Double]) {
  let bench = Bench(c, on: engine)
  return (bench.loss(at: c.network.parameters), bench.gradient)
}
