internal import Equations
internal import Networks
internal import Numerics
internal import Training

/// Three layers: nothing new, once more.
struct ThreeLayerLesson: Lesson {
  static let name = "three-layers"
  static let title = "Three layers"

  func teach(on page: inout Page) -> Question {
    let data = Penguins.measured.selecting([0, 10, 20])
    let network = Practice.network(
      4, [Dense(5, .tanh), Dense(3, .tanh), Dense(3, .softmax)], seed: 4)
    let walk = Walk(network, data.inputs, data.targets, loss: .crossEntropy)

    page.say(
      "With three layers nothing new happens: forward there is one more z and a, backward one more δ. "
        + "These are the equations of a step for four measurements of a penguin, 5 and 3 hidden "
        + "neurons, and three species, in the order in which they are performed:")
    page.show(walk.plan.equations.map(\.description))
    page.say(
      "Here x[batch] and t[batch] are the inputs and targets of the examples at hand, one in each column, "
        + "and N is their number; ⊙ multiplies number by number. The 1 behind δ in ∂b is a column of "
        + "ones, one for each example: it adds them up.")
    page.say(
      "Each error is made from the one behind it, δ⁽ˡ⁾ = (W⁽ˡ⁺¹⁾ᵀ δ⁽ˡ⁺¹⁾) ⊙ h′(z⁽ˡ⁾): the transpose ᵀ "
        + "turns the weights around, as errors go the other way. For three penguins, one of each "
        + "species, the errors have these sizes (root mean square):")
    page.tabulate(
      ["layer", "#neurons", "W", "#δ", "#∂W"],
      (1...3).map { layer in
        let W = network.parameter("W", layer), δ = walk["δ", layer], dW = walk["∂W", layer]
        return [
          "\(layer)", "\(W.rows)", "\(W.rows) × \(W.columns)", δ.size.text(4), dW.size.text(4),
        ]
      })
    page.say(
      "A gradient has the shape of what it is the gradient of: ∂W⁽ˡ⁾ = 1/N δ⁽ˡ⁾ a⁽ˡ⁻¹⁾ᵀ, a column for "
        + "each number that comes in, a row for each neuron. Look at layer 2: it has 3 neurons, and 5 "
        + "numbers come in.")
    return Question(
      "Suppose the first layer had 7 neurons and the second 2. Which shape would ∂W⁽²⁾ have?",
      .shape(2, 7), hint: "Rows: neurons of layer 2. Columns: numbers that come into it.",
      explanation: "2 × 7: two neurons, each with a weight for each of the seven below.")
  }
}

extension Matrix {
  /// The root of the mean square.
  var size: Double { (values.reduce(0) { $0 + $1 * $1 } / Double(max(count, 1))).squareRoot() }
}
