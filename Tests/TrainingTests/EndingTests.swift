import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("training ends")
struct EndingTests {
  @Test("within a batch when its task is cancelled; the interrupted epoch is not delivered")
  func cancellation() async {
    let recorder = Recorder()
    // Three steps an epoch: the eighth is the second of the third epoch.
    let engine = RecordingEngine(HostEngine(), recorder) { steps in
      if steps == 8 { withUnsafeCurrentTask { $0?.cancel() } }
    }
    let delivered = await Task { Problems.training(engine: engine).map(\.number) }.value
    #expect(delivered == [1, 2])
    #expect(recorder.steps == 8)
  }

  @Test("for good: an iterator that was cut short delivers nothing more")
  func forGood() async {
    let (first, second) = await Task {
      let epochs = Problems.training().makeIterator()
      _ = epochs.next()
      withUnsafeCurrentTask { $0?.cancel() }
      return (epochs.next()?.number, epochs.next()?.number)
    }.value
    #expect(first == nil && second == nil)
  }

  @Test("also a search, when its task is cancelled")
  func cancelledSearch() async {
    let data = Samples.binary(inputs: 3, count: 50).dataSet
    let network = Network(inputs: 3, precision: .double) { Dense(1, .sigmoid) }
    let delivered = await Task {
      var numbers: [Int] = []
      for epoch in Training(network, on: data, loss: .binaryCrossEntropy, optimizer: .newton) {
        numbers.append(epoch.number)
        if epoch.number == 2 { withUnsafeCurrentTask { $0?.cancel() } }
      }
      return numbers
    }.value
    #expect(delivered == [1, 2])
  }

  @Test(
    "with an epoch that is not finite when it diverges; epochs kept before are as they were",
    arguments: Precision.allCases, ["gradient-descent", "momentum", "nesterov"])
  func divergence(_ precision: Precision, _ name: String) throws {
    let data = Samples.numbers(outputs: 1, inputs: 3, count: 20, precision: precision).dataSet
    let network = Network(inputs: 3, precision: precision) {
      Dense(4)
      Dense(1)
    }
    let training = Training(
      network, on: data, loss: .halfSquaredError,
      optimizer: try Optimizers.catalogue("\(name):rate=50"), batch: 5)
    let epochs = Array(training.prefix(1_000))
    let last = try #require(epochs.last)
    #expect(epochs.count < 1_000 && !last.isFinite)
    #expect(epochs.dropLast().allSatisfy { $0.isFinite })
    #expect(epochs.map(\.number) == Array(1...epochs.count))
    // The first epoch, kept all the while, has the network that it had.
    let first = try #require(training.prefix(1).map(\.network.parameters).first)
    #expect(epochs[0].network.parameters == first)
  }

  @Test("with a finite network in every finite epoch")
  func finiteNetworks() {
    let data = Samples.numbers(outputs: 1, inputs: 3, count: 20, precision: .single).dataSet
    let network = Network(inputs: 3) {
      Dense(4)
      Dense(1)
    }
    for rate in (0...60).map({ Double.exp(Double($0) * 1.4) * 10 }) {
      let epochs = Array(
        Training(
          network, on: data, loss: .halfSquaredError, optimizer: .gradientDescent(rate: rate),
          batch: 20
        ).prefix(1_000))
      #expect(epochs.last?.isFinite == false)
      for epoch in epochs where epoch.isFinite {
        #expect(
          epoch.network.parameters.values.allSatisfy { $0.isFinite },
          "rate \(rate), epoch \(epoch.number) of \(epochs.count), loss \(epoch.trainingLoss)")
      }
    }
  }
}
