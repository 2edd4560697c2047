import Engines
import Equations
import Networks
import Numerics
import Testing

@Test(
  "the reference engine's gradient is the loss's central difference",
  arguments: Case.all(.double))
func finiteDifferences(_ c: Case) {
  let w = c.network.parameters
  let bench = Bench(c, on: ReferenceEngine())
  let gradient = bench.gradient
  for equation in bench.execution.plan.equations where !c.kinks.isEmpty {
    guard let activate = equation as? Activate else { continue }
    #expect(
      (bench.execution.values(at: activate.z) ?? []).allSatisfy { abs($0) > 1e-3 }, "a kink is near"
    )
  }
  #expect(gradient.count == w.count && gradient.contains { abs($0) > 1e-3 })
  // Of the fourth order: the error is far below what is asked for.
  let h = 1e-3
  // Some 200 of the parameters, spread over all blocks.
  for i in stride(from: 0, to: w.count, by: max(1, w.count / 200)) {
    func loss(_ steps: Double) -> Double {
      var moved = w
      moved[flat: i] += steps * h
      return bench.perform(with: moved)
    }
    let slope = (8 * (loss(0.5) - loss(-0.5)) - (loss(1) - loss(-1))) / (6 * h)
    #expect(abs(slope - gradient[i]) <= 1e-7 * max(1, abs(gradient[i])), "parameter \(i)")
  }
}
