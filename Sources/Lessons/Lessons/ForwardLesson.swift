internal import Equations
internal import Networks
internal import Numerics

/// A forward pass through two layers, by hand.
struct ForwardLesson: Lesson {
  static let name = "forward"
  static let title = "The forward pass through two layers, by hand"

  func teach(on page: inout Page) -> Question {
    let network = Network(
      inputs: 2, [Dense(2, .sigmoid), Dense(2, .sigmoid)],
      weights: [[[0.15, 0.20], [0.25, 0.30]], [[0.40, 0.45], [0.50, 0.55]]],
      biases: [[0.35, 0.35], [0.60, 0.60]])
    let walk = Walk(
      network, Matrix(column: [0.05, 0.10]), Matrix(column: [0.01, 0.99]),
      loss: .halfSquaredError)
    let (z1, a1) = (walk["z", 1], walk["a", 1]), (z2, y) = (walk["z", 2], walk["y", nil])

    page.say(
      "Every network, however large, does the same two things in each layer: weigh and add, then "
        + "bend. Here are two inputs, two hidden neurons and two outputs, all with the sigmoid; take "
        + "paper and a calculator.")
    page.show(
      ["x = \([0.05, 0.10].text(2))", "W⁽¹⁾ and b⁽¹⁾:"]
        + zip(network.parameter("W", 1).rowTexts(2), network.parameter("b", 1).rowTexts(2))
        .map { "  \($0)   \($1)" }
        + ["W⁽²⁾ and b⁽²⁾:"]
        + zip(network.parameter("W", 2).rowTexts(2), network.parameter("b", 2).rowTexts(2))
        .map { "  \($0)   \($1)" })
    page.say("The hidden layer, z⁽¹⁾ = W⁽¹⁾ x + b⁽¹⁾ and a⁽¹⁾ = σ(z⁽¹⁾):")
    page.show(
      "z₁ = 0.15 · 0.05 + 0.20 · 0.10 + 0.35 = \(z1[flat: 0].text(4))",
      "z₂ = 0.25 · 0.05 + 0.30 · 0.10 + 0.35 = \(z1[flat: 1].text(4))",
      "a₁ = σ(\(z1[flat: 0].text(4))) = \(a1[flat: 0].text(4))",
      "a₂ = σ(\(z1[flat: 1].text(4))) = \(a1[flat: 1].text(4))")
    page.say("The output layer takes a⁽¹⁾ where the first one took x. Its first neuron:")
    page.show(
      "z₁ = 0.40 · \(a1[flat: 0].text(4)) + 0.45 · \(a1[flat: 1].text(4)) + 0.60 = "
        + z2[flat: 0].text(4), "y₁ = σ(\(z2[flat: 0].text(4))) = \(y[flat: 0].text(4))")
    page.say("The second output is yours.")
    return Question(
      "What is y₂, to three decimals?", .number(y[flat: 1], within: 0.001),
      hint: "z₂ = 0.50 · a₁ + 0.55 · a₂ + 0.60, then y₂ = 1 / (1 + exp(−z₂)).",
      explanation: "z₂ = \(z2[flat: 1].text(4)), and y₂ = σ(z₂) = \(y[flat: 1].text(4)).")
  }
}
