import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("epochs")
struct EpochTests {
  @Test("are counted from 1 and have the rate of their last step")
  func numbers() {
    let epochs = Array(Problems.training(optimizer: .gradientDescent(rate: 0.25)).prefix(3))
    #expect(epochs.map(\.number) == [1, 2, 3])
    #expect(epochs.allSatisfy { $0.learningRate == 0.25 && $0.isFinite })
    #expect(epochs.allSatisfy { $0.validationLoss == nil && $0.score == $0.trainingLoss })
  }

  @Test("have the mean loss of all rows, those of the last short batch included")
  func shortBatch() {
    let data = Problems.classes(.double)
    let network = Network(inputs: 4, precision: .double) { Dense(3, .softmax) }
    // With rate 0 nothing changes from batch to batch.
    for batch in [1, 7, 16, 39, 40, 1_000] {
      let training = Training(
        network, on: data, loss: .crossEntropy, optimizer: .gradientDescent(rate: 0),
        batch: batch)
      let whole = Evaluation(network, on: data, loss: .crossEntropy)
        .meanLoss(with: network.parameters)
      for epoch in training.prefix(2) {
        #expect(abs(epoch.trainingLoss - whole) <= 1e-14, "batches of \(batch)")
      }
    }
  }

  @Test("learn from every row, those of the last short batch included")
  func everyRow() {
    // Each row has an input of its own, whose weight only this row can move.
    let count = 10
    var x = Matrix(rows: count, columns: count)
    for n in 0..<count { x[n, n] = 1 }
    let t = Matrix(rows: 1, columns: count, (0..<count).map { Double($0 + 1) })
    let network = Network(inputs: count, precision: .double) { Dense(1, initializer: Zeros()) }
    let training = Training(
      network, on: DataSet(inputs: x, targets: t), loss: .halfSquaredError,
      optimizer: .gradientDescent(rate: 0.1), batch: 4)
    for epoch in training.prefix(1) {
      #expect(epoch.network.parameters.values.prefix(count).allSatisfy { $0 != 0 })
    }
  }

  @Test("shuffle the rows anew each time")
  func shuffles() {
    let network = Network(inputs: 1, precision: .double) { Dense(1) }
    let recorder = Recorder()
    let data = DataSet(
      inputs: Matrix(rows: 1, columns: 20, (0..<20).map(Double.init)),
      targets: Matrix(rows: 1, columns: 20))
    for _ in Training(
      network, on: data, loss: .halfSquaredError, batch: 5,
      engine: RecordingEngine(HostEngine(), recorder)
    ).prefix(2) {}
    let orders = recorder.examples
    #expect(orders.count == 40)
    #expect(orders.prefix(20).sorted() == (0..<20).map { $0 })
    #expect(orders.suffix(20).sorted() == (0..<20).map { $0 })
    #expect(orders.prefix(20) != orders.suffix(20))
    #expect(Array(orders.prefix(20)) != (0..<20).map { $0 })
  }

  @Test("that are kept do not change when training goes on")
  func kept() {
    let training = Problems.training()
    let kept = Array(training.prefix(6))
    for epoch in kept {
      // The same training, stopped there.
      let parameters = Array(training.prefix(epoch.number)).last?.network.parameters
      #expect(epoch.network.parameters == parameters)
    }
    #expect(Set(kept.map { $0.network.parameters.values }).count == 6)
  }

  @Test("that are not kept cost no copy of the parameters")
  func copies() {
    let recorder = Recorder()
    let epochs = Problems.training(engine: RecordingEngine(HostEngine(), recorder)).makeIterator()
    for _ in 0..<10 { _ = epochs.next() }
    #expect(recorder.copies == 0)
    let kept = epochs.next()
    _ = epochs.next()
    #expect(recorder.copies == 1)
    _ = kept?.network
    #expect(recorder.copies == 1)
  }

  @Test("can be looked at while training goes on elsewhere")
  func elsewhere() async {
    let training = Problems.training()
    var tasks: [Task<Matrix, Never>] = []
    var expected: [Matrix] = []
    for epoch in training.prefix(10) {
      expected.append(epoch.network.parameters)
    }
    for epoch in training.prefix(10) { tasks.append(Task { epoch.network.parameters }) }
    for (task, parameters) in zip(tasks, expected) { #expect(await task.value == parameters) }
  }

  @Test("report the loss of validation rows with the network after the pass")
  func validation() {
    let data = Problems.classes(.double),
      others = Samples.classes(
        3, inputs: 4, count: 300, seed: 7
      ).dataSet
    let training = Training(
      Problems.network(.double), on: data, validation: others, loss: .crossEntropy, batch: 16)
    for epoch in training.prefix(3) {
      let loss = Evaluation(epoch.network, on: others, loss: .crossEntropy)
        .meanLoss(with: epoch.network.parameters)
      #expect(epoch.validationLoss == loss)
      #expect(epoch.score == loss)
    }
    // Looking changes nothing.
    let without = Training(Problems.network(.double), on: data, loss: .crossEntropy, batch: 16)
    #expect(training.prefix(3).map(\.trainingLoss) == without.prefix(3).map(\.trainingLoss))
  }

  @Test("leave the network that was given as it was")
  func values() {
    let network = Problems.network()
    let before = network.parameters
    for _ in Training(network, on: Problems.classes(), loss: .crossEntropy).prefix(3) {}
    #expect(network.parameters == before)
  }

  @Test("never penalize biases: without anything to learn they stay")
  func biases() {
    // Inputs of 0 and a target that the bias meets: only the penalty moves anything.
    let data = DataSet(
      inputs: Matrix(rows: 2, columns: 4),
      targets: Matrix(rows: 1, columns: 4, [Double](repeating: 0.75, count: 4)))
    var network = Network(inputs: 2, precision: .double) { Dense(1, initializer: Ones()) }
    network.parameters[flat: 2] = 0.75
    let training = Training(
      network, on: data, loss: .halfSquaredError, optimizer: .gradientDescent(rate: 0.1), l2: 0.5)
    for epoch in training.prefix(5) {
      let w = epoch.network.parameters.values
      #expect(w[2] == 0.75)
      #expect(w[0] < 1 && w[0] == w[1])
    }
  }
}
