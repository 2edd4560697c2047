internal import Equations
internal import Networks
internal import Numerics
internal import Terminal
internal import Training

/// The learning rate, and momentum.
struct RateLesson: Lesson {
  static let name = "rate"
  static let title = "Learning rate and momentum"

  func teach(on page: inout Page) -> Question {
    let x = Penguins.standardized(Penguins.flippers), t = Penguins.standardized(Penguins.masses)
    let start = Network(inputs: 1, [Dense(1)], weights: [[[-1]]], biases: [[0]])
    func losses(_ optimizer: any Optimizer, on x: [Double], _ steps: Int) -> [Double] {
      Practice.train(
        start, on: Penguins.pairs(x, t), loss: .halfSquaredError, optimizer: optimizer,
        epochs: steps
      ).losses
    }
    page.say(
      "A gradient says which way is down, not how far to go. The learning rate η says that: "
        + "w ← w − η ∂w. Flipper and mass once more, both brought to mean 0 and variance 1, from "
        + "w = −1 on; the loss after some steps of gradient descent:")
    let rates = [0.03, 0.3, 1, 1.7, 1.99, 2.1]
    let courses = rates.map { losses(.gradientDescent(rate: $0), on: x, 21) }
    page.tabulate(
      ["#η", "#0 steps", "#1", "#5", "#20"],
      zip(rates, courses).map { η, losses in
        [η.digits(3)] + [0, 1, 5, 20].map { $0 < losses.count ? losses[$0].digits(4) : "–" }
      })
    var plot = BraillePlot(
      x: 0...20, y: 0...(courses[0].max() ?? 1), columns: page.plotColumns, rows: 8)
    for (number, k) in [0, 1, 4, 5].enumerated() {
      plot.line(courses[k].enumerated().map { (Double($0), $1) }, curve: number)
    }
    page.draw(
      plot, "Loss against steps (that of 2.1 leaves the picture at once):",
      curves: [0, 1, 4, 5].map { "η = \(rates[$0].digits(3))" })
    page.say(
      "Here the loss is a parabola of curvature 1, so that each step multiplies the distance to the "
        + "lowest point by 1 − η. With a small η that is nearly 1, and it takes for ever. With η = 1 it "
        + "is 0: there in one step. Beyond, the step goes past the lowest point, and from some η on it "
        + "ends higher than it began.")
    let narrow = x.map { $0 / 5 }
    let plain = losses(.gradientDescent(rate: 1), on: narrow, 101)
    let heavy = losses(.momentum(rate: 1, momentum: 0.8), on: narrow, 101)
    page.say(
      "Real losses are steep in one direction and flat in another, and the steepest one sets the "
        + "limit. Momentum helps along the flat ones: v ← μ v + ∂w, w ← w − η v, so that steps in one "
        + "direction add up. With x five times as small the curvature is 1/25, and η = 1 is small. How far the loss still is above its lowest:"
    )
    let floor = min(plain.min() ?? 0, heavy.min() ?? 0)
    page.tabulate(
      ["#steps", "#plain", "#with μ = 0.8"],
      [0, 10, 20, 50].map { step in
        [
          "\(step)", max(plain[step] - floor, 0).digits(2), max(heavy[step] - floor, 0).digits(2),
        ]
      })
    page.say(
      "With momentum the weight swings past the lowest point and back, as a ball does in a bowl: that is "
        + "why 20 steps are no better than 10. It is still far ahead.")
    return Question(
      "With curvature 1, beyond which η does gradient descent move away from the lowest point?",
      .number(2, within: 0.011),
      hint: "Each step multiplies the distance by 1 − η; when is that −1?",
      explanation:
        "2: then 1 − η = −1, as far on the other side. In general it is 2 over the curvature.")
  }
}
