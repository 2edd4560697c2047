import Engines
import Equations
@testable import FromScratch
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("the example from scratch")
struct FromScratchTests {
  /// 1,000 steps on both sides; each rounds a little differently.
  @Test("computes the numbers that the plan computes", arguments: allEngines.indices)
  func same(_ engine: Int) throws {
    var byHand = FirstNetwork()
    let network = try GivenNetwork.make(
      activations: ["tanh", "sigmoid"], weights: [byHand.W1, [byHand.W2]],
      biases: [byHand.b1, [byHand.b2]])
    let xor = FromScratch.xor
    let data = DataSet(
      inputs: Matrix(rows: 2, columns: 4, xor.flatMap(\.x)),
      targets: Matrix(rows: 1, columns: 4, xor.map(\.t)))
    let training = Training(
      network, on: data, loss: .halfSquaredError, optimizer: .gradientDescent(rate: 2), batch: 4,
      engine: allEngines[engine])
    for epoch in training.prefix(1_000) {
      let loss = byHand.step(xor, rate: 2)
      #expect(abs(epoch.trainingLoss - loss) <= 1e-13)
      guard epoch.number % 100 == 0 else { continue }
      let w = GivenNetwork.flatten([byHand.W1, [byHand.W2]], [byHand.b1, [byHand.b2]])
      #expect(Deviation.largest(epoch.network.parameters.values, w) <= 1e-12)
      let y = epoch.network(data.inputs, on: allEngines[engine]).values
      #expect(Deviation.largest(y, xor.map { byHand.forward($0.x).y }) <= 1e-12)
    }
  }

  @Test("learns what it is made for, in about 80 lines")
  func learns() throws {
    var network = FirstNetwork()
    for _ in 0..<1_000 { _ = network.step(FromScratch.xor, rate: 2) }
    #expect(FromScratch.xor.allSatisfy { abs(network.forward($0.x).y - $0.t) < 0.1 })
  }
}
