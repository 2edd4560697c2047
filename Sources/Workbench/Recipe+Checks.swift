internal import Equations
internal import Networks
internal import Numerics
internal import Tables
internal import Training

extension Choices {
  /// The loss that belongs to the task's output: what a regression minimizes.
  func canonicalLoss(for task: LearningTask) -> any Loss {
    switch task {
    case .regression: .halfSquaredError
    case .twoClasses: .binaryCrossEntropy
    case .manyClasses: .crossEntropy
    }
  }

  /// Throws where the parts of a recipe do not fit each other or the data.
  func check(_ recipe: Recipe, against preparation: Preparation) throws {
    let needsProbabilities = loss is BinaryCrossEntropy || loss is CrossEntropy
    if needsProbabilities, preparation.task == .regression {
      throw FitError(
        "\(loss.spelling) is for classes, but \(preparation.targetNames[0]) is a number (use "
          + "half-squared-error, or --task classes)")
    }
    if loss is CrossEntropy, preparation.task == .twoClasses {
      throw FitError(
        "cross-entropy is for a probability of every class; for two classes use "
          + "binary-cross-entropy")
    }
    if recipe.optimizer is any SearchOptimizer, !hidden.isEmpty {
      throw FitError(
        "newton is for networks without hidden layers (use --hidden none, or another optimizer)")
    }
    if recipe.optimizer is any SearchOptimizer {
      let parameters = (preparation.features + 1) * preparation.target.outputs
      guard parameters <= Newton.largest else {
        throw FitError(
          "newton is for at most \(Newton.largest) parameters, and this network has \(parameters) "
            + "(use --optimizer adam)")
      }
      guard loss.isCanonical(with: output) || loss is MeanSquaredError else {
        throw FitError(
          "newton needs a loss that belongs to the output: "
            + "\(canonicalLoss(for: preparation.task).spelling) instead of \(loss.spelling)")
      }
    }
    let widths = [preparation.features] + hidden + [preparation.target.outputs]
    let parameters = zip(widths, widths.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    guard parameters <= Self.mostParameters else {
      throw FitError(
        "a network \(widths.map(String.init).joined(separator: "-")) has \(parameters) parameters, "
          + "and \(Self.mostParameters) is the most (use narrower layers)")
    }
  }

  /// Two gigabytes in `Float`, and four times that while training.
  static let mostParameters = 500_000_000
}

extension Recipe {
  var preparationOptions: Preparation.Options {
    var options = Preparation.Options()
    (options.ignore, options.positive) = (ignore, positive)
    return options
  }

  /// As words of the command line, for the provenance.
  func settings(_ choices: Choices) -> [String: String] {
    var settings = [
      "target": targets.joined(separator: ","),
      "holdout": "\(holdout)",
      "validation": "\(validation)",
      "patience": "\(choices.patience)",
      "hidden": choices.hidden.isEmpty
        ? "none" : choices.hidden.map(String.init).joined(separator: ","),
      "activation": activation.spelling,
      "loss": choices.loss.spelling,
      "optimizer": optimizer.spelling,
      "schedule": choices.schedule.spelling,
      "epochs": "\(choices.epochs)",
      "batch": "\(choices.batch)",
      "l2": "\(l2)",
      "dropout": "\(dropout)",
      "precision": precision.rawValue,
      "seed": "\(seed)",
    ]
    if refitsAll { settings["refit"] = "all" }
    return settings
  }
}
