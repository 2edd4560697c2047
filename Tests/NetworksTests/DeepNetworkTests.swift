import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing

@Suite("a network of 1,000 hidden layers")
struct DeepNetworkTests {
  @Test(
    "compiles, makes a step, and every δ has a norm", arguments: Precision.allCases,
    allEngines.indices)
  func step(_ precision: Precision, _ engine: Int) {
    let network = Network(inputs: 6, precision: precision) {
      Dense(8)
      for _ in 0..<999 { Residual { Dense(8, .tanh) } }
      Dense(3, .softmax)
    }
    let data = Samples.classes(3, inputs: 6, count: 5, precision: precision)
    let bench = Bench(
      network, data.inputs, data.targets, loss: .crossEntropy, on: allEngines[engine])
    let norms = (1...1_001).map { norm(bench["δ", $0]) }
    #expect(norms.allSatisfy { $0.isFinite && $0 > 0 })
  }

  @Test("without residuals, rectifiers drawn by He pass something on, and nothing overflows")
  func chain() {
    let network = Network(inputs: 16, precision: .double, seed: 2) {
      for _ in 0..<1_000 { Dense(16, .relu, initializer: HeNormal()) }
      Dense(2)
    }
    let x = Samples.uniform(rows: 16, columns: 4), t = Samples.uniform(rows: 2, columns: 4)
    for engine in allEngines {
      let bench = Bench(network, x, t, loss: .halfSquaredError, on: engine)
      let norms = (1...1_001).map { norm(bench["δ", $0]) }
      #expect(norms.allSatisfy { $0.isFinite })
      #expect(norms[1_000] > 0)
    }
  }
}
