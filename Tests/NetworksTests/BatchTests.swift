import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing

@Suite("batches")
struct BatchTests {
  private let x = Samples.uniform(rows: 5, columns: 12)
  private let t = Samples.classes(3, inputs: 5, count: 12).targets
  private let network = Network(inputs: 5, precision: .double) {
    Dense(8, .swish)
    LayerNorm()
    Residual { Dense(8, .tanh) }
    Dense(3, .softmax)
  }

  private func gradient(_ columns: [Int], on engine: any Engine) -> (loss: Double, [Double]) {
    let bench = Bench(
      network, x.selecting(columns: columns), t.selecting(columns: columns), loss: .crossEntropy,
      on: engine)
    return (bench.meanLoss, bench.gradient)
  }

  @Test("a batch's gradient is the mean of its examples' gradients", arguments: allEngines.indices)
  func mean(_ engine: Int) {
    let all = Array(0..<x.columns), engine = allEngines[engine]
    let (loss, whole) = gradient(all, on: engine)
    let alone = all.map { gradient([$0], on: engine) }
    let count = Double(all.count)
    let mean = whole.indices.map { i in alone.reduce(0) { $0 + $1.1[i] } / count }
    #expect(Deviation.largest(whole, mean) <= 1e-14)
    #expect(abs(loss - alone.reduce(0) { $0 + $1.loss } / count) <= 1e-14)
    #expect(norm(whole) > 0.01)
  }

  @Test("permuting the examples of a batch changes nothing", arguments: allEngines.indices)
  func permutation(_ engine: Int) {
    let order = RandomSource(seed: 1, purpose: 9).permutation(of: x.columns)
    #expect(order != order.sorted())
    let (loss, there) = gradient(order, on: allEngines[engine])
    let (sorted, here) = gradient(order.sorted(), on: allEngines[engine])
    #expect(Deviation.largest(there, here) <= 1e-14)
    #expect(abs(loss - sorted) <= 1e-14)
  }

  @Test("a plan for a larger batch computes a smaller one")
  func short() throws {
    for engine in allEngines {
      let plan = network.plan(for: .training, batch: 12, loss: .crossEntropy)
      let execution = engine.prepare(plan, parameters: network.parameters)
      execution.bind(inputs: x, targets: t)
      for columns in [0..<12, 5..<6, 3..<10] {
        execution.step.pointee.first = columns.lowerBound
        execution.step.pointee.count = columns.count
        execution.perform()
        let gradient = try #require(execution.values(at: plan.vector(.gradients)))
        #expect(
          Deviation.largest(gradient, self.gradient(Array(columns), on: engine).1) <= 1e-15)
      }
    }
  }

  @Test(
    "an example has the same bits alone and in a batch of 256", arguments: Precision.allCases,
    [[3, 5, 2], [784, 100, 10], [64, 129, 65, 1], [17, 16, 15], [1, 1], [300, 33, 7]])
  func alone(_ precision: Precision, _ widths: [Int]) {
    for name in ["tanh", "gelu"] {
      // Safe: the names are in the catalogue.
      let h = (try? Activations.catalogue(name)) ?? Identity()
      let hidden = widths.dropFirst().dropLast().map { Dense($0, h) }
      let network = Network(
        inputs: widths[0], layers: hidden + [Dense(widths[widths.count - 1], .softmax)],
        precision: precision)
      let x = Samples.uniform(rows: widths[0], columns: 256, precision: precision)
      for engine in allEngines where engine is HostEngine {
        let together = Predictor(network, on: engine)(x)
        let alone = Predictor(network, on: engine, batch: 1)
        let few = Predictor(network, on: engine, batch: 7)
        #expect(few(x) == together)
        for n in stride(from: 0, to: 256, by: 37) {
          let y = alone(x.selecting(columns: [n]))
          #expect(y == together.selecting(columns: [n]), "column \(n)")
        }
      }
    }
  }

  @Test("eight tasks predict from one network at once, with the same bits as alone")
  func concurrently() async {
    let network = network.converted(to: .single)
    let x = Samples.uniform(rows: 5, columns: 300, precision: .single)
    let expected = network(x)
    let same = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<20).allSatisfy { _ in network(x) == expected } }
      }
      return await group.allSatisfy { $0 }
    }
    #expect(same)
  }
}
