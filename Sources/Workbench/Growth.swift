public import Engines
internal import Equations
public import ModelFiles
internal import Networks
internal import Numerics
internal import Regression
public import Tables
internal import Training

/// A regression grown into a network: hidden layers beside it, trained, and what they added.
///
/// The regression is fitted again on the training rows alone, so that the held-out rows are new to
/// both; from there the network goes on. Validation rows choose the epoch, the one before the first
/// among them.
public struct Growth: Sendable {
  public let model: Model
  /// The mean or majority, the regression, the network.
  public let ladder: Ladder
  public let rows: Provenance.Rows
  public let course: Course
  /// What a user should know, one sentence each.
  public let notes: [String]

  /// Grows a model that a regression made; of `recipe`, the target and the loss are the model's own.
  ///
  /// - Throws: ``FitError``, `TableError` or `RegressionError` where the model is none, or the table
  ///   does not go with it.
  public init(
    _ regression: Model, on table: Table, _ recipe: Recipe, engine: any Engine = HostEngine(),
    isInterrupted: @escaping @Sendable () -> Bool = { Task.isCancelled },
    observe: (Fit.Event) -> Void = { _ in }
  ) throws {
    try recipe.check()
    let seedling = try Seedling(regression)
    var recipe = recipe
    recipe.targets = seedling.preparation.targetNames
    recipe.precision = .double
    let complete = try seedling.preparation.rows(of: table, droppingMissing: true)
    let omitted = table.rowCount - complete.count
    let table = omitted == 0 ? table : table.selecting(rows: complete)
    let split = try RowSplit(
      table, rows: Array(0..<table.rowCount), strata: seedling.strata(of: table), recipe,
      notes: omitted == 0
        ? [] : ["\(omitted) of \(table.rowCount + omitted) rows lack a cell and are left out"])
    let fitted = try seedling.refitted(on: table.selecting(rows: split.train))
    let base = try Model(fitted)
    recipe.loss = try Losses.catalogue(base.provenance.loss)
    let preparation = base.preparation
    let choices = Choices(recipe, for: preparation, trainingRows: split.train.count)
    guard !choices.hidden.isEmpty else {
      throw FitError("there are no hidden layers to grow (give --hidden 16,8)")
    }

    func data(_ rows: [Int]) throws -> DataSet {
      DataSet(
        inputs: try preparation.inputs(of: table, rows: rows, precision: .double).inputs,
        targets: try preparation.targets(of: table, rows: rows, precision: .double))
    }
    let validation = split.validation.isEmpty ? nil : try data(split.validation)
    let climber = Climber(
      recipe: recipe, choices: choices, preparation: preparation, data: try data(split.train),
      validation: validation, engine: engine, isInterrupted: isInterrupted)
    let start = try base.grown(
      hidden: choices.hidden, activation: recipe.activation, dropout: recipe.dropout,
      seed: recipe.seed
    ).network
    var trained = try climber.train(start, observe)
    var notes = split.notes + fitted.warnings + trained.notes
    if let validation, let score = trained.course.validationLoss {
      let before = Evaluation(start, on: validation, loss: choices.loss, engine: engine)
        .meanLoss(with: start.parameters)
      if before <= score {
        var course = trained.course
        (course.best, course.validationLoss) = (0, before)
        trained = Trained(network: start, course: course)
        notes.append(
          "no epoch was better on the validation rows than the regression, which is kept")
      }
    }
    let judge = try Judge(preparation, table, split, test: nil, droppingMissing: false)
    let regressionRung = try judge.rung(
      "regression", "regression", Trained(network: base.network, course: Course()),
      engine: engine)
    ladder = Ladder(
      rungs: [
        try judge.baseline(table, split.train), regressionRung,
        try judge.rung("network", "grown", trained, engine: engine),
      ], measuredOn: judge.measuredOn, rowCount: judge.rowCount)
    rows = Provenance.Rows(
      train: split.train.count, validation: split.validation.count,
      test: judge.measuredOn == .heldOut ? judge.rowCount : 0)
    (course, self.notes) = (trained.course, notes)
    let isHeldOut = judge.measuredOn == .heldOut
    model = Model(
      network: trained.network, preparation: preparation,
      provenance: Provenance(
        version: gradusVersion,
        settings: recipe.settings(choices, from: nil)
          .merging(base.provenance.settings) { own, _ in own },
        rows: rows, epochs: trained.course.best, loss: choices.loss.spelling,
        test: isHeldOut
          ? Dictionary(
            uniqueKeysWithValues: ladder.top.scores.filter(\.value.isFinite)
              .map { ($0.name, $0.value) }) : [:]))
  }
}

/// A saved regression, ready to be fitted again on some of the rows.
private struct Seedling {
  let preparation: FormulaPreparation
  private let family: FamilyChoice
  private let link: any Link
  private var options = FittingOptions()

  init(_ model: Model) throws {
    guard let preparation = model.preparation as? FormulaPreparation else {
      throw FitError(
        "the model is no regression (make one with gradus regress -o, or go on with fit --from)")
    }
    self.preparation = preparation
    let settings = model.provenance.settings
    family = try FamilyChoice(spelling: settings["family"] ?? "")
    link = try Links.catalogue(settings["link"] ?? "")
    if settings["firth"] != nil { options.penalty = .firth }
    if let λ = settings["ridge"].flatMap(Double.init) { options.penalty = .ridge(λ) }
  }

  /// The class of each row, of which every part of a split gets its share.
  func strata(of table: Table) throws -> [Int32]? {
    preparation.task == .regression
      ? nil : try preparation.classCodes(of: table, rows: Array(0..<table.rowCount))
  }

  func refitted(on table: Table) throws -> Regression {
    let frame = try preparation.recipe.frame(for: table, response: true)
    if frame.weights != nil {
      throw FitError("a regression with weights cannot be grown (fit it without them)")
    }
    if case .counts = frame.response {
      throw FitError(
        "a regression of counted successes and failures cannot be grown (give a row for each trial)"
      )
    }
    return try Regression(frame, family: family, link: link, options: options)
  }
}
