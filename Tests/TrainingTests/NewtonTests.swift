import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("Newton on a network without hidden layers")
struct NewtonTests {
  /// Epochs until it stopped by itself, and ‖∂w‖ of the penalized mean loss there.
  private func optimum(
    _ output: any Activation, _ loss: any Loss, _ data: Examples, l2: Double = 0,
    precision: Precision = .double
  ) throws -> (epochs: Int, gradient: Double) {
    let network = Network(inputs: data.inputs.rows, precision: precision) {
      Dense(data.targets.rows, output)
    }
    let training = Training(
      network, on: data.dataSet, loss: loss, optimizer: .newton, l2: l2)
    let epochs = Array(training.prefix(50))
    let last = try #require(epochs.last)
    for (before, after) in zip(epochs, epochs.dropFirst()) where l2 == 0 {
      // The last steps are too small for the loss to show.
      #expect(after.trainingLoss <= before.trainingLoss + 1e-15)
    }
    let bench = Bench(
      last.network.converted(to: .double), data.inputs, data.targets, loss: loss, l2: l2)
    return (epochs.count, norm(bench.gradient))
  }

  @Test("reaches the optimum of a logistic regression", arguments: [0, 0.01])
  func logistic(_ l2: Double) throws {
    let data = Samples.binary(inputs: 4, count: 200)
    let (epochs, gradient) = try optimum(.sigmoid, .binaryCrossEntropy, data, l2: l2)
    #expect(gradient < 1e-9)
    #expect(epochs <= 10)
  }

  @Test("reaches the optimum of a multinomial regression", arguments: [0, 0.01])
  func multinomial(_ l2: Double) throws {
    let data = Samples.classes(3, inputs: 4, count: 200)
    let (epochs, gradient) = try optimum(.softmax, .crossEntropy, data, l2: l2)
    #expect(gradient < 1e-9)
    #expect(epochs <= 10)
  }

  @Test(
    "reaches the optimum of a linear regression in one step",
    arguments: ["half-squared-error", "mean-squared-error"], [0, 0.01])
  func linear(_ loss: String, _ l2: Double) throws {
    let data = Samples.numbers(outputs: 3, inputs: 5, count: 60)
    let (epochs, gradient) = try optimum(.identity, try Losses.catalogue(loss), data, l2: l2)
    #expect(gradient < 1e-12)
    #expect(epochs <= 3)
  }

  @Test("finds a least-squares line through inputs that repeat one another")
  func singular() throws {
    let data = Samples.numbers(outputs: 1, inputs: 2, count: 30)
    let x = data.inputs
    let twice = Matrix(
      rows: 4, columns: 30, (0..<30).flatMap { x.column($0) + x.column($0) })
    let (_, gradient) = try optimum(
      .identity, .halfSquaredError, Examples(inputs: twice, targets: data.targets))
    #expect(gradient < 1e-9)
  }

  @Test("says for which problems it is not")
  func objections() async {
    await #expect(processExitsWith: .failure) {
      let network = Network(inputs: 2) {
        Dense(3, .tanh)
        Dense(1)
      }
      let data = Samples.numbers(outputs: 1, inputs: 2, count: 5, precision: .single).dataSet
      _ = Training(network, on: data, loss: .halfSquaredError, optimizer: .newton).makeIterator()
    }
  }
}
