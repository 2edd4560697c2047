internal import Equations
internal import Networks
internal import Numerics
internal import Terminal

/// Activations and their derivatives.
struct ActivationLesson: Lesson {
  static let name = "activations"
  static let title = "Activations and their derivatives"

  func teach(on page: inout Page) -> Question {
    page.say(
      "An activation h bends what a layer computes: a = h(z). On the way forward we need h, on the way "
        + "back its derivative h′: it says how much of an error gets through the neuron.")
    let shown: [(String, any ElementwiseActivation)] = [
      ("sigmoid", .sigmoid), ("tanh", .tanh), ("ReLU", .relu), ("swish", .swish),
    ]
    for (name, h) in shown {
      let z = (0...120).map { Double($0) / 10 - 6 }
      let values = z.map { h.value($0) } + z.map { h.derivative($0) }
      var plot = BraillePlot(
        x: -6...6, y: (values.min() ?? 0)...min(values.max() ?? 1, 3), columns: page.plotColumns,
        rows: 7)
      plot.curve(0) { h.value($0) }
      plot.curve(1) { h.derivative($0) }
      page.draw(plot, "\(name):", curves: ["h(z)", "h′(z)"])
    }
    page.tabulate(
      ["h", "#h′(−5)", "#h′(0)", "#h′(5)", "#largest"],
      shown.map { name, h in
        let largest = (0...2_400).map { h.derivative(Double($0) / 100 - 12) }.max() ?? 0
        return [name] + [-5.0, 0, 5].map { h.derivative($0).text(3) } + [largest.text(3)]
      })
    page.say(
      "Sigmoid and tanh are flat at both ends: a neuron there is saturated, and hardly any error gets "
        + "through it. ReLU lets errors through whole where z is positive and not at all where it is "
        + "negative (at 0 we take h′ = 0). Swish, z σ(z), is a ReLU with round corners.")
    let steepest = Sigmoid().derivative(0.0)
    return Question(
      "What is the largest value that σ′, the derivative of the sigmoid, has anywhere?",
      .number(steepest, within: 0.002), hint: "σ′ = σ (1 − σ), and σ is ½ at z = 0.",
      explanation:
        "¼, at z = 0: σ′ = σ (1 − σ) = ½ · ½. Remember it: lesson 9 multiplies it by itself.")
  }
}
