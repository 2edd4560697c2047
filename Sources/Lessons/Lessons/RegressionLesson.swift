internal import Equations
internal import Networks
internal import Numerics
internal import Terminal
internal import Training

/// A network without hidden layers is least squares.
struct RegressionLesson: Lesson {
  static let name = "regression"
  static let title = "A network without hidden layers is a regression"

  func teach(on page: inout Page) -> Question {
    let x = Penguins.flippers, t = Penguins.masses
    let fitted = Practice.train(
      Practice.network(1, [Dense(1)]), on: Penguins.pairs(x, t), loss: .halfSquaredError,
      optimizer: .newton, epochs: 5)
    let w = fitted.network.parameter("W", 1)[flat: 0], b = fitted.network.parameter("b", 1)[flat: 0]

    page.say(
      "Thirty penguins were weighed, and their flippers were measured. How heavy is one whose flipper "
        + "we know? The smallest network has one input x, one output y, and nothing between them:")
    page.show("y = w x + b")
    page.say(
      "Its loss is ½ (y − t)², averaged over the penguins: t is the mass that the scales showed. "
        + "Training moved w and b until no smaller loss was to be found:")
    page.show(
      "w = \(w.text(4)) kg per cm,  b = \(b.text(4)) kg",
      "mean loss \((fitted.losses.last ?? .nan).text(4))")

    var plot = BraillePlot(
      x: (x.min() ?? 0)...(x.max() ?? 1), y: (t.min() ?? 0)...(t.max() ?? 1),
      columns: page.plotColumns, rows: 10)
    for (x, t) in zip(x, t) { plot.point(x, t) }
    plot.curve(1) { w * $0 + b }
    page.draw(
      plot, "Mass in kg against flipper in cm:", curves: ["penguins", "the network"])

    let (meanX, meanT) = (x.mean, t.mean)
    let covariance = zip(x, t).map { ($0 - meanX) * ($1 - meanT) }.mean
    let variance = x.map { ($0 - meanX) * ($0 - meanX) }.mean
    page.say(
      "Statistics has had a formula for this line for two hundred years: the covariance of x and t "
        + "over the variance of x.")
    page.show(
      "w = \(covariance.text(4)) / \(variance.text(4)) = \((covariance / variance).text(4))",
      "b = mean t − w · mean x = \((meanT - covariance / variance * meanX).text(4))")
    page.say(
      "The same line. A network without hidden layers is linear regression; what we add from here on "
        + "are bends.")
    let answer = w * 20 + b
    return Question(
      "Which mass, in kg, does this network predict for a flipper of 20 cm?",
      .number(answer, within: 0.02), hint: "Put x = 20 into y = w x + b.",
      explanation: "y = \(w.text(4)) · 20 + (\(b.text(4))) = \(answer.text(3)) kg.")
  }
}

extension [Double] {
  var mean: Double { reduce(0, +) / Double(count) }
}
