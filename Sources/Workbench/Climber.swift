internal import Engines
internal import Equations
internal import ModelFiles
internal import Networks
internal import Numerics
internal import Tables
internal import Training

/// A network after training.
struct Trained {
  let network: Network
  let course: Course
  var notes: [String] = []
}

/// Trains the rungs of a ladder on the same rows.
struct Climber {
  let recipe: Recipe
  let choices: Choices
  let preparation: any RowPreparation
  let data: DataSet
  let validation: DataSet?
  let engine: any Engine
  let isInterrupted: @Sendable () -> Bool

  /// The recipe's network before its first step.
  func freshNetwork() -> Network {
    let layers: [any Layer] = choices.hidden.flatMap { width -> [any Layer] in
      let dense = Dense(width, recipe.activation)
      return recipe.dropout > 0 ? [dense, Dropout(recipe.dropout)] : [dense]
    }
    return network(layers, precision: recipe.precision)
  }

  private func network(_ hidden: [any Layer], precision: Precision) -> Network {
    Network(
      inputs: preparation.features,
      layers: hidden + [Dense(preparation.outputs, choices.output)], precision: precision,
      seed: recipe.seed)
  }

  func network(goingOnFrom model: Model?) -> Network {
    model?.network.converted(to: recipe.precision) ?? freshNetwork()
  }

  /// The same problem without hidden layers: by Newton where that is quick, else by Adam.
  ///
  /// Newton goes to the least squares or the maximum of likelihood, which no validation row changes.
  /// Where inputs separate the classes there is none, and validation tells where to stop. Its digits
  /// are those of its data, which `exact` gives in `Double`.
  func regression(
    exact: () throws -> (data: DataSet, validation: DataSet?), _ observe: (Fit.Event) -> Void
  ) throws -> Trained {
    let parameters = (preparation.features + 1) * preparation.outputs
    let loss = choices.canonicalLoss(for: preparation.task)
    guard Choices.isQuickForNewton(parameters: parameters, rows: data.count) else {
      let epochs = min(choices.epochs, 30)
      return try train(
        network([], precision: recipe.precision), on: data, validation: validation,
        rung: "no hidden layer", loss: loss, optimizer: .adam(),
        schedule: .cosine(epochs: epochs), epochs: epochs, patience: 10, l2: 0, observe)
    }
    let (data, validation) = try exact(), steps = 50
    func newton(_ validation: DataSet?) throws -> Trained {
      try train(
        network([], precision: .double), on: data, validation: validation,
        rung: "no hidden layer", loss: loss, optimizer: .newton, schedule: .constant,
        epochs: steps, patience: 10, l2: 0, observe)
    }
    var fitted = try newton(nil)
    let isSeparated = preparation.task != .regression && fitted.course.trainingLoss < 1e-4
    if isSeparated, validation != nil { return try newton(validation) }
    if fitted.course.epochs == steps {
      fitted.notes.append(
        "not settled after \(steps) of Newton's steps: some inputs nearly repeat one another, or "
          + "nearly separate the classes")
    }
    return fitted
  }

  func train(_ network: Network, _ observe: (Fit.Event) -> Void) throws -> Trained {
    try train(
      network, on: data, validation: validation, rung: "network", loss: choices.loss,
      optimizer: choices.optimizer, schedule: choices.schedule, epochs: choices.epochs,
      patience: choices.patience, l2: choices.l2, observe)
  }

  /// Without validation, for as many epochs as proved best; the schedule is the same.
  ///
  /// `nil` if that was cut short, by Ctrl-C or because it diverged.
  func refit(from: Model?, epochs: Int, _ observe: (Fit.Event) -> Void) -> Trained? {
    let refitted = try? train(
      network(goingOnFrom: from), on: data, validation: nil, rung: "network on all rows",
      loss: choices.loss, optimizer: choices.optimizer, schedule: choices.schedule,
      epochs: epochs, patience: epochs, l2: choices.l2, observe)
    guard let refitted, !refitted.course.wasInterrupted, refitted.course.divergedIn == nil else {
      return nil
    }
    return refitted
  }

  private func train(
    _ network: Network, on data: DataSet, validation: DataSet?, rung: String, loss: any Loss,
    optimizer: any Optimizer, schedule: any Schedule, epochs: Int, patience: Int, l2: Double,
    _ observe: (Fit.Event) -> Void
  ) throws -> Trained {
    observe(.begins(rung: rung, epochs: epochs))
    let training = Training(
      network, on: data.converted(to: network.precision),
      validation: validation?.converted(to: network.precision), loss: loss, optimizer: optimizer,
      schedule: schedule, batch: choices.batch, l2: l2, seed: recipe.seed, engine: engine,
      isInterrupted: isInterrupted)
    var course = Course()
    var best: Epoch?
    var losses: (training: [Double], validation: [Double]) = ([], [])
    for epoch in training.prefix(epochs) {
      observe(.epoch(epoch))
      guard epoch.isFinite else {
        course.divergedIn = epoch.number
        break
      }
      course.epochs = epoch.number
      losses.training.append(epoch.trainingLoss)
      if let loss = epoch.validationLoss { losses.validation.append(loss) }
      // Without validation rows the last network is the one.
      if validation == nil || epoch.score < (best?.score ?? .infinity) { best = epoch }
      if epoch.number - (best?.number ?? 0) >= patience { break }
    }
    course.wasInterrupted = isInterrupted()
    guard let best else {
      if course.wasInterrupted { throw CancellationError() }
      guard let epoch = course.divergedIn else {
        throw FitError("training found nothing to improve (use another optimizer)")
      }
      throw FitError(
        "training diverged in epoch \(epoch): the loss is not a number any more (lower the rate, "
          + "for example --optimizer \(optimizer.withRateDivided(by: 10)))")
    }
    course.best = best.number
    (course.trainingLoss, course.validationLoss) = (best.trainingLoss, best.validationLoss)
    course.curve = LossCurve(
      training: losses.training, validation: validation == nil ? nil : losses.validation,
      best: best.number)
    var notes: [String] = []
    if let epoch = course.divergedIn {
      notes.append(
        "training diverged in epoch \(epoch), so the network of epoch \(best.number) is kept "
          + "(lower the rate, for example --optimizer \(optimizer.withRateDivided(by: 10)))")
    }
    return Trained(network: best.network, course: course, notes: notes)
  }
}

extension Network {
  /// Whether it has no hidden layer.
  var isRegression: Bool { layers.count == 1 }
}

extension DataSet {
  func converted(to precision: Precision) -> DataSet {
    DataSet(inputs: inputs.converted(to: precision), targets: targets.converted(to: precision))
  }
}

extension Preparation {
  func dataSet(_ table: Table, _ rows: [Int], precision: Precision) throws -> DataSet {
    DataSet(
      inputs: try inputs(of: table, rows: rows, precision: precision).inputs,
      targets: try targets(of: table, rows: rows, precision: precision))
  }
}

extension Optimizer {
  /// Its spelling with a smaller rate, for a hint.
  fileprivate func withRateDivided(by divisor: Double) -> String {
    guard var rule = self as? any RuleOptimizer else { return "adam" }
    rule.rate /= divisor
    return rule.spelling
  }
}
