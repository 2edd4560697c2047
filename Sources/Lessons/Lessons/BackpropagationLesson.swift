internal import Equations
internal import Networks
internal import Numerics

/// Backpropagation through one neuron and one neuron, by hand.
struct BackpropagationLesson: Lesson {
  static let name = "backpropagation"
  static let title = "Backpropagation by hand"

  func teach(on page: inout Page) -> Question {
    let network = Network(
      inputs: 1, [Dense(1, .tanh), Dense(1, .sigmoid)], weights: [[[0.8]], [[-1.2]]],
      biases: [[-0.1], [0.3]])
    let walk = Walk(
      network, Matrix(column: [0.5]), Matrix(column: [1]), loss: .halfSquaredError)
    let z1 = walk.number("z", 1), a1 = walk.number("a", 1), z2 = walk.number("z", 2)
    let y = walk.number("y", nil), δ2 = walk.number("δ", 2), δ1 = walk.number("δ", 1)
    let slope2 = Sigmoid().derivative(z2), slope1 = Tanh().derivative(z1)

    page.say(
      "One input, one hidden neuron with tanh, one output with the sigmoid, and the loss "
        + "L = ½ (y − t)². Which way must each weight move to make L smaller? Forward first, with "
        + "x = 0.5, t = 1, w⁽¹⁾ = 0.8, b⁽¹⁾ = −0.1, w⁽²⁾ = −1.2, b⁽²⁾ = 0.3:")
    page.show(
      "z⁽¹⁾ = w⁽¹⁾ x + b⁽¹⁾ = \(z1.text(4))", "a⁽¹⁾ = tanh z⁽¹⁾ = \(a1.text(4))",
      "z⁽²⁾ = w⁽²⁾ a⁽¹⁾ + b⁽²⁾ = \(z2.text(4))", "y = σ(z⁽²⁾) = \(y.text(4))",
      "L = ½ (y − t)² = \(walk.loss.text(4))")
    page.say(
      "Now backward. δ is how much L changes with z: the error at a neuron. At the output the chain "
        + "rule gives two factors, and σ′ = y (1 − y):")
    page.show(
      "δ⁽²⁾ = (y − t) σ′(z⁽²⁾) = \((y - 1).text(4)) · \(slope2.text(4)) = \(δ2.text(4))")
    page.say(
      "The hidden neuron reaches L only through w⁽²⁾. So its error is δ⁽²⁾ sent back through that "
        + "weight, times its own slope, tanh′ = 1 − a²:")
    page.show(
      "δ⁽¹⁾ = w⁽²⁾ δ⁽²⁾ tanh′(z⁽¹⁾) = −1.2 · (\(δ2.text(4))) · \(slope1.text(4)) = \(δ1.text(4))")
    page.say(
      "A weight's gradient is the error at its end times the activation at its beginning, a bias's "
        + "gradient the error alone:")
    page.show(
      "∂L/∂w⁽²⁾ = δ⁽²⁾ a⁽¹⁾ = \(walk.number("∂W", 2).text(4))",
      "∂L/∂b⁽²⁾ = δ⁽²⁾ = \(walk.number("∂b", 2).text(4))",
      "∂L/∂b⁽¹⁾ = δ⁽¹⁾ = \(walk.number("∂b", 1).text(4))")
    let answer = walk.number("∂W", 1)
    return Question(
      "And what is ∂L/∂w⁽¹⁾, to four decimals?", .number(answer, within: 0.0002),
      hint: "The error at its end is δ⁽¹⁾, and what stands at its beginning is x.",
      explanation:
        "∂L/∂w⁽¹⁾ = δ⁽¹⁾ x = \(δ1.text(4)) · 0.5 = \(answer.text(4)). It is "
        + "\(answer > 0 ? "positive, so w⁽¹⁾ must fall" : "negative, so w⁽¹⁾ must rise").")
  }
}
