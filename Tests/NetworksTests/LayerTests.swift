import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing

@Suite("layers")
struct LayerTests {
  @Test("dropout keeps the mean, and what it keeps is 1/(1 − p) as large")
  func dropoutMean() {
    let ones = Matrix(rows: 10_000, columns: 1, [Double](repeating: 1, count: 10_000))
    for p in [0.1, 0.5, 0.9] {
      let network = Network(inputs: 10_000, precision: .double) { Dropout(p) }
      let bench = Bench(network, ones, ones, loss: .meanSquaredError, formsInputError: true)
      let first = bench.outputs
      #expect(first.allSatisfy { $0 == 0 || $0 == 1 / (1 - p) })
      // The mean's standard deviation is √(p/(1 − p)/10,000); within four of them.
      let mean = first.reduce(0, +) / 10_000
      #expect(abs(mean - 1) < 4 * (p / (1 - p) / 10_000).squareRoot())
      bench.perform()
      #expect(bench.outputs != first, "every step drops others")
    }
  }

  @Test("dropout draws by seed and step, and backward as forward")
  func dropoutDraws() {
    let x = Samples.uniform(rows: 50, columns: 4)
    let network = Network(inputs: 50, precision: .double) { Dropout(0.5) }
    func bench(_ seed: UInt64) -> Bench {
      Bench(network, x, x, loss: .halfSquaredError, formsInputError: true, seed: seed)
    }
    let one = bench(1), again = bench(1), other = bench(2)
    #expect(one.outputs == again.outputs)
    #expect(one.outputs != other.outputs)
    // Where forward is 0, nothing comes back.
    #expect(zip(one.outputs, one.inputError).allSatisfy { $0 != 0 || $1 == 0 })
    #expect(one.inputError.contains { $0 != 0 })
  }

  @Test("dropout is off in predictions and evaluations")
  func dropoutOff() {
    let x = Samples.uniform(rows: 6, columns: 5)
    let with = Network(inputs: 6, precision: .double, seed: 3) {
      Dropout(0.5)
      Dense(4, .tanh)
      Dropout(0.5)
      Dense(2)
    }
    let without = Network(inputs: 6, precision: .double, seed: 3) {
      Dense(4, .tanh)
      Dense(2)
    }
    #expect(with(x) == without(x))
    let plan = with.plan(for: .evaluation, batch: 5, loss: .halfSquaredError)
    #expect(
      plan.description
        == without.plan(for: .evaluation, batch: 5, loss: .halfSquaredError).description)
  }

  @Test("the penalty λ W is added to the gradients of weights and of nothing else")
  func penalty() {
    let network = Network(inputs: 4, precision: .double) {
      Dense(5, .tanh)
      LayerNorm()
      Dense(3)
    }
    var shifted = network
    // Biases that are not 0, so that a penalty on them would show.
    for parameter in network.layout where !parameter.isWeight {
      for i in parameter.place.offset..<parameter.place.offset + parameter.count {
        shifted.parameters[flat: i] += 0.5
      }
    }
    let x = Samples.uniform(rows: 4, columns: 6), t = Samples.uniform(rows: 3, columns: 6, seed: 2)
    for engine in allEngines {
      let plain = Bench(shifted, x, t, loss: .halfSquaredError, on: engine)
      let penalized = Bench(shifted, x, t, loss: .halfSquaredError, l2: 0.3, on: engine)
      for parameter in network.layout {
        for i in parameter.place.offset..<parameter.place.offset + parameter.count {
          let added = penalized.gradient[i] - plain.gradient[i]
          let expected = parameter.isWeight ? 0.3 * shifted.parameters[flat: i] : 0
          #expect(abs(added - expected) <= (parameter.isWeight ? 1e-14 : 0), "\(parameter.place)")
        }
      }
      // What is reported is the loss of the examples alone.
      #expect(penalized.meanLoss == plain.meanLoss)
    }
  }

  @Test("layer norm's outputs have mean 0 and variance 1 before gain and shift")
  func layerNorm() {
    let network = Network(inputs: 20, precision: .double) { LayerNorm() }
    let y = network(Samples.uniform(rows: 20, columns: 3))
    for n in 0..<3 {
      let column = y.column(n)
      #expect(abs(column.reduce(0, +)) <= 1e-13)
      // ε lies below the variance, 1e-5 against some 1/3.
      #expect(abs(column.reduce(0) { $0 + $1 * $1 } / 20 - 1) <= 1e-4)
    }
  }

  @Test("an empty residual doubles its input")
  func emptyResidual() {
    let x = Samples.uniform(rows: 3, columns: 2)
    let y = Network(inputs: 3, precision: .double) { Residual {} }(x)
    #expect(y.values == x.values.map { 2 * $0 })
  }

  @Test("initial weights have the variance that their rule promises")
  func initializers() throws {
    let random = RandomSource(seed: 1, purpose: 1)
    let (fanIn, fanOut) = (50, 200)
    let variances = [
      "glorot-uniform": 2.0 / 250, "glorot-normal": 2.0 / 250, "he-uniform": 2.0 / 50,
      "he-normal": 2.0 / 50, "lecun-uniform": 1.0 / 50, "lecun-normal": 1.0 / 50, "zeros": 0,
      "ones": 0,
    ]
    #expect(Set(variances.keys) == Set(Initializers.catalogue.names))
    for (name, variance) in variances {
      let rule = try Initializers.catalogue(name)
      let drawn = (0..<20_000).map {
        rule.value($0, fanIn: fanIn, fanOut: fanOut, from: random)
      }
      let mean = drawn.reduce(0, +) / 20_000
      let found = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
      // Two normal standard deviations of a variance of 20,000 numbers are 2 %.
      #expect(abs(found - variance) <= 0.04 * variance, "\(name)")
      #expect(abs(mean - (name == "ones" ? 1 : 0)) <= 4 * (variance / 20_000).squareRoot())
    }
  }

  @Test("the activation chooses the initializer unless one is given")
  func suggestions() {
    func initializer(_ layer: Dense) -> any Initializer {
      Network(inputs: 3, layers: [layer]).layout[0].initializer
    }
    #expect(initializer(Dense(2, .relu)) is HeUniform)
    #expect(initializer(Dense(2, .selu)) is LeCunNormal)
    #expect(initializer(Dense(2, .tanh)) is GlorotUniform)
    #expect(initializer(Dense(2, .relu, initializer: Zeros())) is Zeros)
  }
}
