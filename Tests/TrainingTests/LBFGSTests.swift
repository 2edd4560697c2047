import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("l-bfgs")
struct LBFGSTests {
  private func epochs(
    _ network: Network, on data: DataSet, loss: any Loss, l2: Double = 0, most: Int = 500,
    optimizer: any Optimizer = .lbfgs
  ) -> [Epoch] {
    Array(
      Training(network, on: data, loss: loss, optimizer: optimizer, l2: l2).prefix(most))
  }

  @Test(
    "reaches Newton's weights on regressions",
    arguments: [
      ("identity", "half-squared-error"), ("sigmoid", "binary-cross-entropy"),
      ("softmax", "cross-entropy"),
    ], [0.001, 0.1])
  func regressions(_ pair: (output: String, loss: String), _ l2: Double) throws {
    let h = try Activations.catalogue(pair.output), loss = try Losses.catalogue(pair.loss)
    let data =
      switch pair.output {
      case "identity": Samples.numbers(outputs: 2, inputs: 4, count: 100).dataSet
      case "sigmoid": Samples.binary(inputs: 4, count: 200).dataSet
      default: Samples.classes(3, inputs: 4, count: 200).dataSet
      }
    let network = Network(inputs: 4, precision: .double) { Dense(data.targets.rows, h) }
    let newton = try #require(
      epochs(network, on: data, loss: loss, l2: l2, optimizer: .newton).last)
    let found = epochs(network, on: data, loss: loss, l2: l2)
    let last = try #require(found.last)
    #expect(found.count < 100)
    // Softmax without a reference class has weights that only the penalty decides.
    let w = last.network.parameters.values, v = newton.network.parameters.values
    if pair.output == "softmax" {
      let (a, b) = (last.network(data.inputs), newton.network(data.inputs))
      #expect(Deviation.largest(a.values, b.values) <= 1e-8)
    } else {
      #expect(zip(w, v).allSatisfy { abs($0 - $1) <= 1e-8 })
    }
  }

  @Test("never climbs, and comes to rest at a valley of a network with hidden layers")
  func hiddenLayers() throws {
    let data = Samples.classes(3, inputs: 4, count: 100).dataSet
    let network = Network(inputs: 4, precision: .double, seed: 2) {
      Dense(5, .tanh)
      Dense(3, .softmax)
    }
    let l2 = 0.01
    let found = epochs(network, on: data, loss: .crossEntropy, l2: l2, most: 2000)
    let last = try #require(found.last)
    #expect(found.count < 2000)
    func penalized(_ epoch: Epoch) -> Double {
      let w = epoch.network.parameters
      let squares = epoch.network.layout.filter(\.isWeight)
        .flatMap { $0.place.offset..<$0.place.offset + $0.count }
        .reduce(0) { $0 + w[flat: $1] * w[flat: $1] }
      return epoch.trainingLoss + l2 / 2 * squares
    }
    for (before, after) in zip(found, found.dropFirst()) {
      #expect(penalized(after) <= penalized(before) + 1e-14)
    }
    let bench = Bench(last.network, data.inputs, data.targets, loss: .crossEntropy, l2: l2)
    #expect(norm(bench.gradient) < 1e-7)
  }

  @Test("goes through Rosenbrock-like valleys: two layers of weights that multiply")
  func product() throws {
    // y = w₂ w₁ x has a curved valley w₂ w₁ = 3 without curvature along it.
    let data = Samples.numbers(outputs: 1, inputs: 1, count: 30)
    let targets = Matrix(rows: 1, columns: 30, data.inputs.values.map { 3 * $0 })
    let network = Network(inputs: 1, precision: .double, seed: 3) {
      Dense(1)
      Dense(1)
    }
    let last = try #require(
      epochs(
        network, on: DataSet(inputs: data.inputs, targets: targets), loss: .halfSquaredError
      ).last)
    #expect(last.trainingLoss < 1e-20)
  }

  @Test("is not for dropout")
  func dropout() async {
    await #expect(processExitsWith: .failure) {
      let network = Network(inputs: 2, precision: .double) {
        Dropout(0.5)
        Dense(1)
      }
      let data = Samples.numbers(outputs: 1, inputs: 2, count: 5).dataSet
      _ = Training(network, on: data, loss: .halfSquaredError, optimizer: .lbfgs).makeIterator()
    }
  }
}
