import Engines
@testable import Equations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("no equation of a plan is there for nothing")
struct EverythingCountsTests {
  @Test(
    "deleting any one of them changes outputs, losses, gradient or parameters",
    arguments: ["gradient-descent", "momentum", "nesterov", "rmsprop", "adam"],
    allEngines.indices)
  func deletion(_ spelling: String, _ engine: Int) throws {
    let optimizer = try #require(try Optimizers.catalogue(spelling) as? any RuleOptimizer)
    let network = Network(inputs: 4, precision: .double) {
      Dense(6, .swish)
      LayerNorm()
      Dropout(0.3)
      Residual { Dense(6, .tanh) }
      Dense(3, .softmax)
    }
    func outcome(without deleted: Int?) -> [[Double]] {
      let bench = Bench(
        network, Samples.uniform(rows: 4, columns: 8),
        Samples.classes(3, inputs: 4, count: 8).targets, loss: .crossEntropy, l2: 0.1,
        on: allEngines[engine], formsInputError: true, rate: 0.05,
        changing: { plan in deleted.map { plan.removing($0) } ?? plan }, update: optimizer.write)
      bench.perform()
      return [
        bench.outputs, bench.losses, bench.gradient, bench.parameters, bench.inputError,
      ]
    }
    let whole = outcome(without: nil)
    #expect(whole == outcome(without: nil))
    let plan = network.plan(
      for: .training, batch: 8, loss: .crossEntropy, l2: 0.1, formsInputError: true,
      update: optimizer.write)
    #expect(plan.equations.count > 25)
    for (i, equation) in plan.equations.enumerated() {
      #expect(outcome(without: i) != whole, "without \(equation) nothing changes")
    }
  }
}

extension Plan {
  fileprivate func removing(_ i: Int) -> Plan {
    var rest = equations
    rest.remove(at: i)
    return Plan(
      purpose: purpose, equations: rest, precision: precision, batch: batch,
      parameters: parameters, input: input, output: output, losses: losses,
      inputError: inputError, sizes: sizes)
  }
}
