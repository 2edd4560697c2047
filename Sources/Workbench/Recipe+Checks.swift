internal import Equations
internal import ModelFiles
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

  /// Throws where the parts of a recipe do not fit each other or the data, of so many training rows.
  func check(_ recipe: Recipe, against preparation: Preparation, rows: Int) throws {
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
    if loss is BinaryCrossEntropy, preparation.task == .manyClasses {
      throw FitError(
        "binary-cross-entropy is for two classes, and \(preparation.targetNames[0]) has "
          + "\(preparation.classes.count) (use cross-entropy)")
    }
    if loss is PoissonDeviance || loss is GammaDeviance || loss is InverseGaussianDeviance
      || loss is NegativeBinomialDeviance
    {
      throw FitError(
        "\(loss.spelling) is the loss of a regression's network (use gradus regress and gradus grow, "
          + "or --loss half-squared-error)")
    }
    if optimizer is Newton, !hidden.isEmpty {
      throw FitError(
        "newton is for networks without hidden layers (use --hidden none, or another optimizer)")
    }
    if optimizer is Newton {
      let parameters = (preparation.features + 1) * preparation.target.outputs
      guard parameters <= Newton.largest else {
        throw FitError(
          "newton is for at most \(Newton.largest) parameters, and this network has \(parameters) "
            + "(use --optimizer adam)")
      }
      guard loss.isCanonical(with: output) || loss is MeanSquaredError && output is Identity else {
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
    let examples = min(batch, rows), neurons = widths.reduce(0, +)
    guard examples * neurons <= Self.mostNumbersOfAStep else {
      throw FitError(
        "a step of \(examples) rows through \(neurons) neurons takes too much memory (use --batch "
          + "\(max(1, Self.mostNumbersOfAStep / neurons)), or narrower layers)")
    }
  }

  /// Four gigabytes in `Float`, and a few times that for errors and gradients.
  static let mostNumbersOfAStep = 1_000_000_000

  /// Two gigabytes in `Float`, and four times that while training.
  static let mostParameters = 500_000_000
}

extension Recipe {
  /// Throws where a number makes no sense, whatever the data.
  func check() throws(FitError) {
    let counts = [("epochs", epochs), ("patience", patience)]
    for case (let name, let count?) in counts where count < 1 {
      throw FitError("\(name) cannot be \(count) (give at least 1)")
    }
    if case .rows(let rows) = batch, rows < 1 {
      throw FitError("a batch cannot have \(rows) rows (give at least 1)")
    }
    for width in hidden ?? [] where !(1...Network.widest).contains(width) {
      throw FitError(
        "a hidden layer cannot have \(width) neurons (give 1 to \(Network.widest))")
    }
    guard (0..<1).contains(dropout) else {
      throw FitError("dropout cannot be \(dropout) (give at least 0 and less than 1)")
    }
    if optimizer is LBFGS, dropout > 0 {
      throw FitError(
        "l-bfgs needs the same loss at the same weights, which dropout does not give (leave "
          + "--dropout out)")
    }
    if let l2, !(l2 >= 0 && l2.isFinite) {
      throw FitError("l2 cannot be \(l2) (give 0 or more)")
    }
    if let rate = (optimizer as? any RuleOptimizer)?.rate, !(rate > 0 && rate.isFinite) {
      throw FitError("the rate cannot be \(rate) (give more than 0, such as 0.001)")
    }
  }

  /// Throws where it is not about what `model` predicts.
  func check(goingOnFrom model: Model) throws(FitError) {
    guard model.preparation is Preparation else {
      throw FitError("the model is a regression with a formula (go on with gradus grow)")
    }
    guard model.preparation.targetNames == targets else {
      throw FitError(
        "the model predicts \(model.preparation.targetNames.joined(separator: ", ")), not "
          + "\(targets.joined(separator: ", ")) (name its target, or fit without --from)")
    }
  }

  /// Why rows that report or choose now may have been training rows of `model`; `nil` if the same
  /// table is split the same way again.
  func doubt(aboutRowsSeenBy model: Model) -> String? {
    let settings = model.provenance.settings
    let isSameSplit =
      settings["seed"] == "\(seed)" && settings["holdout"] == "\(holdout)"
      && settings["validation"] == "\(validation)" && settings["refit"] == nil
    guard !isSameSplit, holdout > 0 || validation > 0 else { return nil }
    return "the model to go on from was fitted with another --seed, --holdout, --validation or "
      + "--refit: if it was fitted on this table, it has seen rows that are held out or choose the "
      + "epoch now"
  }

  /// With the layers of `model`, which stay as they are.
  func goingOn(from model: Model) -> Recipe {
    var recipe = self
    recipe.hidden = model.network.layers.dropLast().compactMap { ($0 as? Dense)?.outputs }
    return recipe
  }

  var preparationOptions: Preparation.Options {
    var options = Preparation.Options()
    (options.ignore, options.positive, options.missing) = (ignore, positive, missing)
    return options
  }

  /// As words of the command line, for the provenance; what describes the network is that of the
  /// model it came `from`.
  func settings(_ choices: Choices, from model: Model?) -> [String: String] {
    var settings = [
      "target": targets.joined(separator: ","),
      "holdout": "\(holdout)",
      "validation": "\(validation)",
      "patience": "\(choices.patience)",
      "hidden": choices.hidden.isEmpty
        ? "none" : choices.hidden.map(String.init).joined(separator: ","),
      "activation": activation.spelling,
      "loss": choices.loss.spelling,
      "optimizer": choices.optimizer.spelling,
      "schedule": choices.schedule.spelling,
      "epochs": "\(choices.epochs)",
      "batch": "\(choices.batch)",
      "l2": "\(choices.l2)",
      "dropout": "\(dropout)",
      "precision": precision.rawValue,
      "seed": "\(seed)",
    ]
    if refitsAll { settings["refit"] = "all" }
    if let model {
      for key in ["hidden", "activation", "dropout"] {
        settings[key] = model.provenance.settings[key]
      }
    }
    return settings
  }
}
