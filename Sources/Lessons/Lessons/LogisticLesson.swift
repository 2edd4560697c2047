internal import Equations
internal import Networks
internal import Numerics
internal import Terminal
internal import Training

/// Sigmoid and binary cross-entropy are logistic regression.
struct LogisticLesson: Lesson {
  static let name = "logistic"
  static let title = "The sigmoid, and logistic regression"

  func teach(on page: inout Page) -> Question {
    let rows = Penguins.rows.filter { $0.species != "Gentoo" }
    let x = rows.map { $0.flipper / 10 }, t = rows.map { $0.species == "Chinstrap" ? 1.0 : 0 }
    let fitted = Practice.train(
      Practice.network(1, [Dense(1, .sigmoid)]), on: Penguins.pairs(x, t),
      loss: .binaryCrossEntropy, optimizer: .newton, epochs: 30
    ).network
    let w = fitted.parameter("W", 1)[flat: 0], b = fitted.parameter("b", 1)[flat: 0]
    func probability(_ x: Double) -> Double { fitted(Matrix(column: [x]))[flat: 0] }

    page.say(
      "Adelie or Chinstrap? Chinstraps have longer flippers, but not always, so that the honest answer is a "
        + "probability: a number between 0 and 1. The sigmoid σ makes one of any number z:")
    page.show("z = w x + b", "y = σ(z) = 1 / (1 + exp(−z))")
    page.say(
      "The loss is −log of the probability given to what is true, −t log y − (1 − t) log(1 − y). "
        + "Trained on twenty penguins, with x the flipper in cm and t = 1 for a Chinstrap:")
    page.show("w = \(w.text(4)),  b = \(b.text(4))")
    var plot = BraillePlot(
      x: (x.min() ?? 0)...(x.max() ?? 1), y: 0...1, columns: page.plotColumns, rows: 9)
    for (x, t) in zip(x, t) { plot.point(x, t) }
    plot.curve(1, probability)
    page.draw(
      plot, "The probability of a Chinstrap against the flipper in cm:",
      curves: ["penguins, at 0 or 1", "y"])
    page.tabulate(
      ["#flipper", "#z", "#y"],
      [18, 19, 20, 21].map { x in
        [x.text(0), (w * x + b).text(3), probability(x).text(4)]
      })
    page.say(
      "This is logistic regression, number for number. At the border between the two the network does not know: "
        + "y = ½. The sigmoid is ½ where z is 0.")
    let border = -b / w
    return Question(
      "For a flipper of which length, in cm, are both species equally probable?",
      .number(border, within: 0.05),
      hint: "y = ½ means z = 0: solve w x + b = 0 for x.",
      explanation: "x = −b/w = \((-b).text(4)) / \(w.text(4)) = \(border.text(3)) cm.")
  }
}
