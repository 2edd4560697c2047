internal import Equations
internal import Networks
internal import Numerics
internal import Terminal
internal import Training

/// Vanishing gradients: sigmoid against ReLU with He's initial weights.
struct VanishingLesson: Lesson {
  static let name = "vanishing"
  static let title = "Vanishing gradients"

  private static let depth = 8

  func teach(on page: inout Page) -> Question {
    func sizes(_ h: any Activation, _ drawn: any Initializer) -> [Double] {
      let hidden = (0..<Self.depth).map { _ in Dense(16, h, initializer: drawn) }
      let walk = Walk(
        Practice.network(4, hidden + [Dense(3, .softmax)], seed: 3), Penguins.measured.inputs,
        Penguins.measured.targets, loss: .crossEntropy)
      return (1...Self.depth + 1).map { walk["δ", $0].size }
    }
    let sigmoid = sizes(.sigmoid, GlorotUniform()), relu = sizes(.relu, HeNormal())

    page.say(
      "On its way back an error is multiplied in each layer by the weights and by the slope h′. The "
        + "sigmoid's slope is ¼ at best, as lesson 4 showed. What is left of the error after eight "
        + "layers? Thirty penguins through two deep networks that have learned nothing yet; the errors' "
        + "sizes from the output down:")
    page.tabulate(
      ["layer", "#δ, sigmoid", "#δ, ReLU"],
      (0...Self.depth).reversed().map { layer in
        ["\(layer + 1)", sigmoid[layer].digits(2), relu[layer].digits(2)]
      })
    func logarithms(_ sizes: [Double]) -> [(x: Double, y: Double)] {
      sizes.enumerated().map { (Double($0 + 1), Double.log(max($1, 1e-300)) / Double.log(10)) }
    }
    let curves = [logarithms(sigmoid), logarithms(relu)]
    let heights = curves.joined().map(\.y)
    var plot = BraillePlot(
      x: 1...Double(Self.depth + 1), y: (heights.min() ?? -1)...(heights.max() ?? 0),
      columns: page.plotColumns, rows: 8)
    for (number, points) in curves.enumerated() { plot.line(points, curve: number) }
    page.draw(
      plot, "The power of ten of δ against the layer:",
      curves: ["sigmoid", "ReLU with He's weights"])
    page.say(
      "Behind sigmoids layer 1 gets \((sigmoid[0] / sigmoid[Self.depth]).digits(2)) of the output's "
        + "error: it will hardly move. ReLU's slope is 1 where it is on. He's rule draws weights with "
        + "the variance 2/(inputs): twice what would keep the size of a sum, as half of the ReLUs are "
        + "off. Layer 1 keeps \((relu[0] / relu[Self.depth]).digits(2)).")
    page.say(
      "Suppose each layer of sigmoids multiplied an error by ¼, the best that it can do with weights "
        + "that keep sizes.")
    return Question(
      "How many such layers does it take until less than one millionth of the error is left?",
      .number(10, within: 0.01),
      hint: "Find the smallest n with (¼)ⁿ < 0.000001; 4¹⁰ is 1,048,576.",
      explanation: "Ten: (¼)⁹ is 0.0000038, and (¼)¹⁰ is 0.00000095.")
  }
}
