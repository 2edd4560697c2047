internal import Equations
internal import Networks
internal import Numerics
internal import Training

/// L2: large weights cost something.
struct PenaltyLesson: Lesson {
  static let name = "l2"
  static let title = "The penalty on large weights: L2"

  func teach(on page: inout Page) -> Question {
    let data = Penguins.measured
    // Every third penguin is held out.
    let train = data.selecting((0..<data.count).filter { $0 % 3 != 0 })
    let others = data.selecting((0..<data.count).filter { $0 % 3 == 0 })
    let start = Practice.network(4, [Dense(16, .tanh), Dense(3, .softmax)])

    page.say(
      "With \(train.count) penguins and \(start.parameters.count) weights and biases a network can learn each penguin by heart, and for "
        + "that it makes its weights large. We can make that expensive: to the mean loss we add half of "
        + "λ times the sum of all squared weights (biases are free).")
    page.show(
      "L = 1/N Σ ℓ + λ/2 ‖W‖²", "∂W ← ∂W + λ W", "w ← w − η ∂w")
    page.say(
      "So every step also pulls each weight towards 0, by a share of itself. Trained by Adam for 400 epochs, "
        + "and measured on \(others.count) other penguins; the two losses are without the penalty:")
    page.tabulate(
      ["#λ", "#‖W‖", "#training", "#others"],
      [0, 0.001, 0.01, 0.1, 1].map { λ in
        let network = Practice.train(
          start, on: train, loss: .crossEntropy, optimizer: .adam(rate: 0.02), epochs: 400, l2: λ
        ).network
        let weights = [1, 2].flatMap { network.parameter("W", $0).values }
        return [
          "\(λ.digits(3))", weights.reduce(0) { $0 + $1 * $1 }.squareRoot().text(3),
          Practice.loss(network, on: train, .crossEntropy).text(4),
          Practice.loss(network, on: others, .crossEntropy).text(4),
        ]
      })
    page.say(
      "The training loss can only rise with λ. The loss on others is what counts; with too large a λ "
        + "the network is not allowed to say anything at all. Which λ is best is found out on rows "
        + "that take no part in the training, as we did here, and never on those that report in the end."
    )
    return Question(
      "A weight is 3, and λ is 0.1. What does the penalty add to its gradient?",
      .number(0.3, within: 0.001), hint: "The derivative of λ/2 w² by w is λ w.",
      explanation: "λ w = 0.1 · 3 = 0.3: the ½ is there so that no 2 is left in the gradient.")
  }
}
