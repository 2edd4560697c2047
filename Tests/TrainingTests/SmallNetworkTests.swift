import Engines
import Equations
import Networks
import Numerics
import Testing
import Training

/// A small network, which the host performs in one call, and its data.
struct SmallCase: Sendable, CustomTestStringConvertible {
  let layers: [Int], h: String, loss: String, output: String, batch: Int, precision: Precision

  var testDescription: String { "\(layers) \(h), \(loss), batch \(batch), \(precision)" }

  var network: Network {
    get throws {
      let hidden = try layers.dropFirst().dropLast().map { Dense($0, try Activations.catalogue(h)) }
      let last = Dense(layers[layers.count - 1], try Activations.catalogue(output))
      return Network(inputs: layers[0], layers: hidden + [last], precision: precision, seed: 3)
    }
  }

  /// Two batches and a short one; one class each, or numbers from 0 to 1.
  var data: DataSet {
    let random = RandomSource(seed: 5, purpose: 1)
    let (m, count) = (layers[layers.count - 1], 2 * batch + batch / 2 + 1)
    let x = Matrix(
      rows: layers[0], columns: count, precision: precision,
      (0..<layers[0] * count).map { 2 * random.uniform($0) - 1 })
    let t = Matrix(
      rows: m, columns: count, precision: precision,
      (0..<m * count).map {
        output == "softmax"
          ? ($0 / m * 7 % m == $0 % m ? 1.0 : 0.0) : random.uniform(1_000_000 + $0)
      })
    return DataSet(inputs: x, targets: t)
  }

  static let all: [SmallCase] = {
    let ends = [
      ("cross-entropy", "softmax", [2, 10, 16]), ("binary-cross-entropy", "sigmoid", [1, 3]),
      ("mean-squared-error", "identity", [1, 4]), ("half-squared-error", "identity", [2]),
    ]
    let shapes: [([Int], String, Int)] = [
      ([2, 4], "tanh", 4), ([4, 10], "relu", 16), ([3, 5, 7], "swish", 17), ([9], "tanh", 1),
      ([16, 40, 24], "leaky-relu:slope=0.1", 64), ([5, 3, 3, 3, 3], "elu", 33),
    ]
    return ends.flatMap { loss, output, widths in
      widths.flatMap { m in
        shapes.flatMap { layers, h, batch in
          [Precision.single, .double].map {
            SmallCase(
              layers: layers + [m], h: h, loss: loss, output: output, batch: batch, precision: $0)
          }
        }
      }
    }
  }()
}

@Suite("a small network's step in one call")
struct SmallNetworkTests {
  @Test(
    "has the bits of its equations one by one", arguments: HostEngine.instructionSets, SmallCase.all
  )
  func bits(_ instructionSet: String, _ c: SmallCase) throws {
    let engine = try #require(HostEngine(instructionSet: instructionSet))
    var apart = engine
    apart.keepsAll = true
    let ends = try [engine, apart].map { engine in
      let training = try Training(
        c.network, on: c.data, loss: Losses.catalogue(c.loss), batch: c.batch, l2: 0.001, seed: 9,
        engine: engine)
      return training.prefix(3).map { ($0.trainingLoss, $0.network.parameters.values) }
    }
    for (one, other) in zip(ends[0], ends[1]) {
      #expect(one.0 == other.0 && one.1 == other.1 && one.0.isFinite)
    }
  }
}
