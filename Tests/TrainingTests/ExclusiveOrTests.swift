import Equations
import Networks
import Numerics
import Testing
import Training

@Suite("exclusive or")
struct ExclusiveOrTests {
  private static let data = DataSet(
    inputs: Matrix(rows: 2, columns: 4, precision: .single, [0, 0, 0, 1, 1, 0, 1, 1]),
    targets: Matrix(rows: 1, columns: 4, precision: .single, [0, 1, 1, 0]))

  /// 2-4-1, tanh drawn by Glorot's uniform rule, sigmoid, binary cross-entropy, Adam with rate 0.15, all
  /// four points in each step, λ = 0.001: without the penalty 2 seeds of 100 settle in a corner where
  /// one point is right half the time only; with it, all of seeds 1 to 1,000 learn.
  @Test("is learned by a 2-4-1 network in 500 steps from at least 98 of 100 seeds")
  func seeds() {
    let learned = (1...100).count { seed in
      let network = Network(inputs: 2, seed: UInt64(seed)) {
        Dense(4, .tanh)
        Dense(1, .sigmoid)
      }
      let training = Training(
        network, on: Self.data, loss: .binaryCrossEntropy, optimizer: .adam(rate: 0.15),
        batch: 4, l2: 0.001)
      var y: [Double] = []
      for epoch in training.prefix(500) where epoch.number == 500 {
        y = epoch.network(Self.data.inputs).values
      }
      return zip(y, Self.data.targets.values).allSatisfy { abs($0 - $1) < 0.2 }
    }
    #expect(learned >= 98, "\(learned) of 100")
  }
}
