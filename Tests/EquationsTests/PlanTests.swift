import Engines
import Equations
import Networks
import Numerics
import Testing

@Suite("a plan")
struct PlanTests {
  @Test("reads as the course")
  func course() {
    let network = Network(inputs: 4) {
      Dense(3, .tanh)
      Dense(2, .softmax)
    }
    let plan = network.plan(for: .training, batch: 8, loss: .crossEntropy, l2: 0.1)
    #expect(
      plan.description == """
        a⁽⁰⁾ = x[batch]
        z⁽¹⁾ = W⁽¹⁾ a⁽⁰⁾ + b⁽¹⁾
        a⁽¹⁾ = tanh(z⁽¹⁾)
        z⁽²⁾ = W⁽²⁾ a⁽¹⁾ + b⁽²⁾
        y = softmax(z⁽²⁾)
        t = t[batch]
        ℓ = Σ −t log y
        δ⁽²⁾ = y − t
        ∂W⁽²⁾ = 1/N δ⁽²⁾ a⁽¹⁾ᵀ,  ∂b⁽²⁾ = 1/N δ⁽²⁾ 1
        ∂a⁽¹⁾ = W⁽²⁾ᵀ δ⁽²⁾
        δ⁽¹⁾ = ∂a⁽¹⁾ ⊙ tanh′(z⁽¹⁾)
        ∂W⁽¹⁾ = 1/N δ⁽¹⁾ a⁽⁰⁾ᵀ,  ∂b⁽¹⁾ = 1/N δ⁽¹⁾ 1
        ∂W⁽¹⁾ ← ∂W⁽¹⁾ + λ W⁽¹⁾
        ∂W⁽²⁾ ← ∂W⁽²⁾ + λ W⁽²⁾
        """)
  }

  @Test("prints the long output error of a pair that is not canonical")
  func longOutputError() {
    func lines(_ output: any Activation, _ loss: any Loss) -> [Substring] {
      Network(inputs: 2) { Dense(3, output) }
        .plan(for: .training, batch: 1, loss: loss).description.split(separator: "\n")
    }
    #expect(lines(.sigmoid, .halfSquaredError).contains("δ⁽¹⁾ = ∂ℓ/∂y ⊙ σ′(z⁽¹⁾)"))
    #expect(lines(.softmax, .meanSquaredError).contains("δ⁽¹⁾ = (∂softmax/∂z⁽¹⁾)ᵀ 1/K ∂ℓ/∂y"))
    #expect(lines(.sigmoid, .binaryCrossEntropy).contains("δ⁽¹⁾ = 1/K (y − t)"))
    #expect(lines(.identity, .meanAbsoluteError).contains("δ⁽¹⁾ = 1/K ∂ℓ/∂z⁽¹⁾"))
  }

  @Test("that predicts has outputs alone, one that evaluates losses, too")
  func purposes() {
    let network = Network(inputs: 2) { Dense(1) }
    #expect(
      network.plan(for: .prediction, batch: 1).description == """
        a⁽⁰⁾ = x[batch]
        z⁽¹⁾ = W⁽¹⁾ a⁽⁰⁾ + b⁽¹⁾
        """)
    #expect(
      network.plan(for: .evaluation, batch: 1, loss: .halfSquaredError).description == """
        a⁽⁰⁾ = x[batch]
        z⁽¹⁾ = W⁽¹⁾ a⁽⁰⁾ + b⁽¹⁾
        t = t[batch]
        ℓ = Σ ½ (z⁽¹⁾ − t)²
        """)
  }

  @Test("forms ∂ℓ/∂x only where it is asked for")
  func inputError() {
    let network = Network(inputs: 2) { Dense(3, .tanh) }
    func plan(_ forms: Bool) -> Plan {
      network.plan(for: .training, batch: 1, loss: .halfSquaredError, formsInputError: forms)
    }
    #expect(plan(false).inputError == nil)
    #expect(plan(true).inputError?.description == "∂a⁽⁰⁾")
    #expect(plan(true).equations.count == plan(false).equations.count + 1)
  }

  @Test("adds the errors of a place that several equations read")
  func sums() {
    let network = Network(inputs: 2) {
      Dense(3, .tanh)
      Residual { Dense(3, .tanh) }
      Dense(1)
    }
    let lines = network.plan(for: .training, batch: 1, loss: .halfSquaredError).description
      .split(separator: "\n")
    #expect(lines.contains("r⁽²⁾ = a⁽¹⁾ + a⁽²⁾"))
    #expect(lines.contains("∂a⁽¹⁾ = ∂r⁽²⁾ + ∂a′′⁽¹⁾"))
  }

  @Test("lays every place out in memory of its own")
  func memory() {
    let network = Network(inputs: 5) {
      Dense(7, .relu)
      LayerNorm()
      Residual { Dense(7) }
      Dense(3, .softmax)
    }
    let plan = network.plan(
      for: .training, batch: 9, loss: .crossEntropy, formsInputError: true)
    var taken: [Range<Int>] = []
    for place in Set(plan.equations.flatMap(\.writes)) where place.region == .work {
      let range = place.offset..<place.offset + place.count(batch: plan.batch)
      #expect(range.upperBound <= plan.sizes[Region.work.rawValue])
      #expect(!taken.contains { $0.overlaps(range) }, "\(place)")
      taken.append(range)
    }
    #expect(network.parameters.count == plan.sizes[Region.parameters.rawValue])
    #expect(plan.sizes[Region.gradients.rawValue] == plan.sizes[Region.parameters.rawValue])
  }

  @Test("counts the operations and the numbers moved")
  func costs() {
    let network = Network(inputs: 784) { Dense(10, .softmax) }
    let affine = network.plan(for: .prediction, batch: 100).equations[1]
    #expect(affine.operations(batch: 100) == 2 * 784 * 10 * 100)
    #expect(affine.traffic(batch: 100) == 784 * 10 + 784 * 100 + 10 + 10 * 100)
  }

  @Test("says what does not fit: both shapes, by a precondition")
  func mistakes() async {
    await #expect(processExitsWith: .failure) {
      _ = Network(inputs: 3) { Residual { Dense(4) } }
    }
    await #expect(processExitsWith: .failure) {
      let network = Network(inputs: 3) { Dense(4) }
      _ = network(Matrix(rows: 5, columns: 2, precision: .single))
    }
    await #expect(processExitsWith: .failure) {
      var network = Network(inputs: 3) { Dense(4) }
      network.parameters = Matrix(rows: 7, columns: 1, precision: .single)
    }
  }

  @Test("names places as the course does")
  func names() {
    #expect(Place("W", 12, region: .work, offset: 0, rows: 1, columns: 1).description == "W⁽¹²⁾")
    #expect(Place("t", region: .work, offset: 0, rows: 2, columns: nil).description == "t")
    #expect(Place("t", region: .work, offset: 0, rows: 2, columns: nil).shape == "2 × N")
  }
}
