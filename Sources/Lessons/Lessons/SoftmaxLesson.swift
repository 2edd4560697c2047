internal import Equations
internal import Networks
internal import Numerics

/// Softmax with cross-entropy: δ = y − t.
struct SoftmaxLesson: Lesson {
  static let name = "softmax"
  static let title = "Softmax and cross-entropy"

  func teach(on page: inout Page) -> Question {
    let z = [2.0, 1.0, 0.1], t = [0.0, 1.0, 0.0]
    // W = 1 and b = 0, so that z is x.
    let network = Network(
      inputs: 3, [Dense(3, .softmax)], weights: [[[1, 0, 0], [0, 1, 0], [0, 0, 1]]],
      biases: [[0, 0, 0]])
    let walk = Walk(network, Matrix(column: z), Matrix(column: t), loss: .crossEntropy)
    let y = walk["y", nil].values, δ = walk["δ", 1].values
    let exponentials = z.map { Double.exp($0) }

    page.say(
      "Three species, three outputs: each z is how much the network is for one of them. Softmax makes "
        + "probabilities of them, by the exponential, which makes everything positive, and by the sum, "
        + "which makes them add up to 1:")
    page.show(
      "yₖ = exp(zₖ) / Σ exp(z)",
      "z = \(z.text(1))",
      "exp(z) = \(exponentials.text(3)),  Σ = \(exponentials.reduce(0, +).text(3))",
      "y = \(y.text(4))")
    page.say(
      "The penguin is a Chinstrap, the second species: t = (0, 1, 0). The loss, cross-entropy, looks "
        + "only at the probability of what is true:")
    page.show("ℓ = −Σ t log y = −log \(y[1].text(4)) = \(walk.loss.text(4))")
    page.say(
      "Now the error δ = ∂ℓ/∂z. Softmax mixes its outputs and would need a whole matrix of derivatives, "
        + "cross-entropy divides by y; and when the two are multiplied, nearly everything cancels. What "
        + "is left is what one would have guessed:")
    page.show("δ = y − t", "δ₂ = \(y[1].text(4)) − 1 = \(δ[1].text(4))", "δ₃ = \(δ[2].text(4))")
    page.say(
      "The same δ = y − t belongs to the sigmoid with binary cross-entropy, and to no activation at "
        + "all with half the squared error: each loss has its own output.")
    return Question(
      "What is δ₁, to three decimals?", .number(δ[0], within: 0.001),
      hint: "δ₁ = y₁ − t₁, and t₁ is 0.",
      explanation:
        "δ₁ = \(y[0].text(4)) − 0: z₁ must fall. The three add up to "
        + "\((δ.reduce(0, +) + 0).text(1)), as y and t each add up to 1.")
  }
}
