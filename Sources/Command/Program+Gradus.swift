internal import Gradus
internal import Terminal

extension Program {
  static let gradus = Program(
    "gradus", version: gradusVersion,
    "neural networks from scratch, beside the regression that everyone knows",
    examples: [
      Example(
        "gradus fit penguins.csv --target species", "fit a network, save it as penguins.gradus"),
      Example("gradus predict penguins.gradus new.csv", "one line for each row"),
      Example("gradus evaluate penguins.gradus test.csv", "the metrics on other rows"),
      Example("gradus plan penguins.gradus", "the equations that train it"),
    ],
    commands: [
      .fit, .regress, .grow, .predict, .evaluate, .report, .explain, .check, .doctor, .lesson,
      .inspect, .plan, .export, .bench,
    ])
}
