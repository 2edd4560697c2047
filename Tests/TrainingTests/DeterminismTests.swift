import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("training is reproducible to the bit")
struct DeterminismTests {
  private func outcome(_ training: Training, epochs: Int) -> (losses: [Double], Matrix) {
    var losses: [Double] = [], last = Matrix(rows: 0, columns: 0)
    for epoch in training.prefix(epochs) {
      losses.append(epoch.trainingLoss)
      if epoch.number == epochs { last = epoch.network.parameters }
    }
    return (losses, last)
  }

  @Test(
    "one thread and two give the same bits", arguments: Precision.allCases,
    Optimizers.catalogue.names)
  func threads(_ precision: Precision, _ name: String) throws {
    guard let optimizer = try Optimizers.catalogue(name) as? any RuleOptimizer else { return }
    // Large enough that both threads take part.
    let data = Samples.classes(10, inputs: 64, count: 600, precision: precision).dataSet
    let network = Network(inputs: 64, precision: precision) {
      Dense(256, .gelu)
      Dropout(0.2)
      Residual { Dense(256, .tanh) }
      LayerNorm()
      Dense(10, .softmax)
    }
    func run(_ threads: Int) -> (losses: [Double], Matrix) {
      outcome(
        Training(
          network, on: data, loss: .crossEntropy, optimizer: optimizer, batch: 256, l2: 0.001,
          engine: HostEngine(threads: threads)), epochs: 2)
    }
    let (one, two) = (run(1), run(2))
    #expect(one.losses == two.losses)
    #expect(one.1 == two.1)
  }

  @Test("the same seed gives the same bits, another seed others")
  func seeds() {
    let (a, b, c) = (
      outcome(Problems.training(), epochs: 5), outcome(Problems.training(), epochs: 5),
      outcome(Problems.training(seed: 2), epochs: 5)
    )
    #expect(a.losses == b.losses && a.1 == b.1)
    #expect(a.losses != c.losses && a.1 != c.1)
    #expect(Problems.network().parameters == Problems.network().parameters)
    #expect(Problems.network().parameters != Problems.network(seed: 2).parameters)
  }

  @Test("a second iteration of one training repeats the first")
  func again() {
    let training = Problems.training()
    #expect(training.prefix(3).map(\.trainingLoss) == training.prefix(3).map(\.trainingLoss))
  }

  @Test("the engines agree about a whole training")
  func engines() {
    let reference = outcome(Problems.training(.double, engine: ReferenceEngine()), epochs: 10)
    for engine in allEngines {
      let found = outcome(Problems.training(.double, engine: engine), epochs: 10)
      #expect(Deviation.largest(found.losses, reference.losses) <= 1e-11)
      #expect(Deviation.largest(found.1.values, reference.1.values) <= 1e-10)
    }
  }
}
