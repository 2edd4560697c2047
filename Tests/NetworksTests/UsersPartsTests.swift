import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing

@Suite("parts that a user wrote")
struct UsersPartsTests {
  private static func network(_ precision: Precision) -> Network {
    Network(inputs: 4, precision: precision, seed: 3) {
      Dense(6, Softsign())
      Gain()
      Residual { Gain(start: 0) }
      Dense(2, Softsign())
    }
  }

  private func bench(_ network: Network, on engine: any Engine) -> Bench {
    let precision = network.precision
    return Bench(
      network, Samples.uniform(rows: 4, columns: 7, precision: precision),
      Samples.uniform(rows: 2, columns: 7, precision: precision, seed: 2), loss: GemanMcClure(),
      l2: 0.01, on: engine)
  }

  @Test("have the gradient that finite differences have")
  func gradient() {
    let network = Self.network(.double)
    let bench = bench(network, on: ReferenceEngine())
    let gradient = bench.gradient, h = 1e-4
    for parameter in network.layout {
      for i in parameter.place.offset..<parameter.place.offset + parameter.count {
        func loss(_ shift: Double) -> Double {
          var moved = network.parameters
          moved[flat: i] += shift
          bench.execution.parameters = moved
          bench.perform()
          let w = moved[flat: i]
          return bench.meanLoss + (parameter.isWeight ? 0.005 * w * w : 0)
        }
        let slope = (loss(h) - loss(-h)) / (2 * h)
        #expect(abs(slope - gradient[i]) <= 1e-8, "\(parameter.place)")
      }
    }
    #expect(norm(gradient) > 0.01)
  }

  @Test("have the same gradients on every engine, in both precisions")
  func engines() {
    let reference = bench(Self.network(.double), on: ReferenceEngine()).gradient
    for engine in allEngines {
      #expect(
        Deviation.largest(bench(Self.network(.double), on: engine).gradient, reference) <= 1e-14)
      #expect(
        Deviation.largest(bench(Self.network(.single), on: engine).gradient, reference) <= 1e-6)
    }
  }

  @Test("are printed among the plan's equations")
  func plan() {
    let plan = Self.network(.double).plan(for: .training, batch: 1, loss: GemanMcClure())
    let lines = plan.description.split(separator: "\n")
    #expect(lines.contains("a⁽¹⁾ = users-softsign(z⁽¹⁾)"))
    #expect(lines.contains("s⁽²⁾ = g⁽²⁾ ⊙ a⁽¹⁾"))
    #expect(lines.contains("∂g⁽²⁾ = 1/N (∂s⁽²⁾ ⊙ a⁽¹⁾) 1"))
    #expect(lines.contains("ℓ = 1/K Σ e²/(1 + e²), e = y − t"))
  }
}
