public import Engines
internal import Equations
public import ModelFiles
internal import Networks
internal import Numerics
public import Tables
public import Training

/// A network fitted to a table, beside the steps below it.
///
/// ```swift
/// let fit = try Fit(Table.read("penguins.csv"), target: "species")
/// print(fit.ladder.top["accuracy"] ?? 0)
/// try fit.model.save("penguins.gradus")
/// ```
public struct Fit: Sendable {
  public let model: Model
  public let ladder: Ladder
  /// How many rows did what.
  public let rows: Provenance.Rows
  /// How many epochs were run, the best among them, and why no more.
  public let course: Course
  /// What a user should know, one sentence each.
  public let notes: [String]

  /// Fits with the usual settings.
  public init(_ table: Table, target: String, test: Table? = nil) throws {
    try self.init(table, Recipe(target: target), test: test)
  }

  /// Fits `recipe` to `table`.
  ///
  /// With a `test` table no rows of `table` are held out. `from` goes on training that model: its
  /// preparation and layers are kept. `isInterrupted` is asked before every batch; when it says yes,
  /// the best network so far is the result. `observe` hears of every epoch.
  public init(
    _ table: Table, _ recipe: Recipe, test: Table? = nil, from: Model? = nil,
    engine: any Engine = HostEngine(),
    isInterrupted: @escaping @Sendable () -> Bool = { Task.isCancelled },
    observe: (Event) -> Void = { _ in }
  ) throws {
    try recipe.check()
    if let from { try recipe.check(goingOnFrom: from) }
    var recipe = from.map(recipe.goingOn(from:)) ?? recipe
    // The test table's rows are the held-out ones.
    if test != nil { recipe.holdout = 0 }
    let split = try RowSplit(table, recipe)
    let preparation =
      try from?.preparation as? Preparation
      ?? Preparation.fit(
        table, targets: recipe.targets, task: recipe.task, rows: split.train,
        options: recipe.preparationOptions)
    var notes = split.notes + preparation.notes
    let choices = Choices(recipe, for: preparation, trainingRows: split.train.count)
    try choices.check(recipe, against: preparation, rows: split.train.count)

    let data = try preparation.dataSet(table, split.train, precision: recipe.precision)
    let validation =
      split.validation.isEmpty
      ? nil : try preparation.dataSet(table, split.validation, precision: recipe.precision)
    let judge = try Judge(
      preparation, table, split, test: test, droppingMissing: recipe.dropsMissingTargets)
    notes += judge.notes
    if let from, let doubt = recipe.doubt(aboutRowsSeenBy: from) { notes.append(doubt) }
    if recipe.task == nil, preparation.task == .regression,
      let advice = Preparation.advice(on: table, targets: recipe.targets, rows: split.train)
    {
      notes.append(advice)
    }

    let climber = Climber(
      recipe: recipe, choices: choices, preparation: preparation, data: data,
      validation: validation, engine: engine, isInterrupted: isInterrupted)
    var rungs = [try judge.baseline(table, split.train)]
    if !choices.hidden.isEmpty {
      do {
        let regression = try climber.regression(
          exact: {
            let validation = split.validation
            return (
              try preparation.dataSet(table, split.train, precision: .double),
              validation.isEmpty
                ? nil : try preparation.dataSet(table, validation, precision: .double)
            )
          }, observe)
        rungs.append(
          try judge.rung("regression", "no hidden layer", regression, engine: engine))
        notes += regression.notes.map { "no hidden layer: \($0)" }
      } catch let error as FitError {
        // The network may do better all the same.
        notes.append("no hidden layer: \(error)")
      }
    }
    let start = climber.network(goingOnFrom: from)
    let trained = try climber.train(start, observe)
    let (name, title) =
      start.isRegression ? ("regression", "no hidden layer") : ("network", "network")
    rungs.append(try judge.rung(name, title, trained, engine: engine))
    notes += trained.notes

    ladder = Ladder(rungs: rungs, measuredOn: judge.measuredOn, rowCount: judge.rowCount)
    rows = Provenance.Rows(
      train: split.train.count, validation: split.validation.count,
      test: judge.measuredOn == .heldOut ? judge.rowCount : 0)
    let provenance = Provenance(
      version: gradusVersion, settings: recipe.settings(choices, from: from), rows: rows,
      epochs: trained.course.best + (from?.provenance.epochs ?? 0), loss: choices.loss.spelling,
      test: judge.measuredOn == .heldOut
        ? ladder.top.finiteScores : [:],
      curve: trained.course.curve,
      below: judge.measuredOn == .heldOut
        ? ladder.rungs.dropLast().map {
          Provenance.Step(title: $0.title, parameters: $0.parameters, test: $0.finiteScores)
        } : nil)
    guard recipe.refitsAll, !trained.course.wasInterrupted else {
      model = Model(network: trained.network, preparation: preparation, provenance: provenance)
      (course, self.notes) = (trained.course, notes)
      return
    }
    let all = split.all
    let again =
      try from?.preparation as? Preparation
      ?? Preparation.fit(
        table, targets: recipe.targets, task: recipe.task, rows: all,
        options: recipe.preparationOptions)
    let refitted = Climber(
      recipe: recipe, choices: choices, preparation: again,
      data: try again.dataSet(table, all, precision: recipe.precision), validation: nil,
      engine: engine, isInterrupted: isInterrupted
    ).refit(from: from, epochs: trained.course.best, observe)
    guard let refitted else {
      var course = trained.course
      course.wasInterrupted = isInterrupted()
      self.course = course
      model = Model(network: trained.network, preparation: preparation, provenance: provenance)
      self.notes =
        notes + [
          "fitting again on all rows was cut short, so the saved model is fitted on the training rows"
        ]
      return
    }
    var complete = provenance
    complete.rows.train = all.count
    course = trained.course
    model = Model(network: refitted.network, preparation: again, provenance: complete)
    self.notes = notes + ["the saved model is fitted again on all \(all.count) rows"]
  }

  /// What happens during a fit.
  public enum Event: Sendable {
    /// A step of the ladder begins, of so many epochs at most.
    case begins(rung: String, epochs: Int)
    case epoch(Epoch)
  }
}

/// How a training went.
public struct Course: Sendable {
  /// Epochs run.
  public var epochs = 0
  /// The epoch whose network was kept.
  public var best = 0
  /// The mean losses of the kept epoch.
  public var trainingLoss = Double.nan
  public var validationLoss: Double?
  /// The mean losses of all epochs.
  public var curve: LossCurve?
  /// The epoch in which the loss stopped being a number.
  public var divergedIn: Int?
  public var wasInterrupted = false
}
