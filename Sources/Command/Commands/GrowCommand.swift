internal import Gradus
internal import Terminal

extension Command {
  static let grow = Command(
    "grow", "grow hidden layers beside a regression",
    discussion: "The regression is fitted again on the training rows and becomes a skip path: the "
      + "network begins as the regression, and learns what it leaves over.",
    usage: "REGRESSION [TABLE] [OPTIONS]",
    arguments: [GrowCommand.regression, GrowCommand.table], groups: GrowCommand.groups,
    examples: [
      Example("gradus grow regression.gradus --hidden 16,8", "on the table that it was fitted on"),
      Example("gradus grow regression.gradus mtcars.csv --optimizer l-bfgs", "by a search"),
    ]
  ) { arguments, console in
    try GrowCommand(arguments: arguments, console: console).run()
  }
}

private struct GrowCommand {
  static let regression = Argument(
    "REGRESSION", .file, help: "a model that gradus regress wrote")
  static let table = Argument(
    optional: "TABLE", .file,
    help: "CSV, plain or .gz; - is stdin (default: the table that REGRESSION was fitted on)")
  static let output = Option(
    "output", short: "o", .file, help: "the network", defaultNote: "grown.gradus")

  static let groups = [
    OptionGroup("Rows", [FitOptions.holdout, FitOptions.validation]),
    OptionGroup("Network", [FitOptions.hidden, FitOptions.activation, FitOptions.dropout]),
    OptionGroup(
      "Training",
      [
        FitOptions.optimizer, FitOptions.schedule, FitOptions.epochs, FitOptions.patience,
        FitOptions.batch, FitOptions.l2, FitOptions.seed, TableOptions.threads,
      ]),
    OptionGroup(
      "Input and output",
      [
        output, TableOptions.missing, TableOptions.delimiter, TableOptions.json,
        TableOptions.quiet, TableOptions.unverified,
      ]),
  ]

  let arguments: Arguments
  let console: Console

  func run() throws {
    Interrupt.install()
    let clock = ContinuousClock(), start = clock.now
    let seedling = arguments[Self.regression]
    let regression = try Model(
      contentsOf: seedling, verified: !arguments[TableOptions.unverified])
    let path = try arguments[Self.table] ?? table(of: regression, in: seedling)
    let table = try TableOptions.read(
      path, labels: nil,
      TableOptions.reading(arguments, from: regression.preparation.readingOptions()))
    let output = arguments[Self.output] ?? "grown.gradus"
    try OutputFile.check(output, against: [seedling, path], arguments)
    let growth = try grown(regression, on: table)
    try growth.model.save(output)
    let seconds = (clock.now - start) / .seconds(1)
    try console.output.write(
      arguments[TableOptions.json]
        ? json(growth, seconds: seconds, output: output).text(.pretty) + "\n"
        : text(growth, table: table, seconds: seconds, output: output))
    try console.output.flush()
    if !arguments[TableOptions.quiet] { try Report.note(growth.notes, on: console) }
    if growth.course.wasInterrupted {
      try console.messages.writeLine(
        "interrupted: \(output.printable) holds the network of epoch \(growth.course.best)")
      try console.messages.flush()
      throw ExitStatus.interrupted
    }
  }

  /// The table that the regression was fitted on: where it was then, or beside the model.
  private func table(of regression: Model, in seedling: String) throws -> String {
    guard let path = regression.provenance.table else {
      throw ModelFileError(
        .malformed, file: seedling.printable,
        "does not say which table the model was fitted on (name it behind the model)")
    }
    let folder = seedling.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let beside = (folder + [path[...]]).joined(separator: "/")
    let places = path.hasPrefix("/") ? [path] : [path, beside]
    guard let place = places.first(where: InputFile.exists) else {
      throw ModelFileError(
        .unreadable, file: seedling.printable,
        "was fitted on \(path.printable), which is not here (name a table behind the model)")
    }
    return place
  }

  private var recipe: Recipe {
    var recipe = Recipe(targets: [])
    recipe.holdout = arguments[FitOptions.holdout]
    recipe.validation = arguments[FitOptions.validation]
    recipe.patience = arguments[FitOptions.patience]
    recipe.hidden = arguments[FitOptions.hidden]
    recipe.activation = arguments[FitOptions.activation]
    recipe.dropout = arguments[FitOptions.dropout]
    recipe.optimizer = arguments[FitOptions.optimizer]
    recipe.schedule = arguments[FitOptions.schedule]
    recipe.epochs = arguments[FitOptions.epochs]
    switch arguments[FitOptions.batch] {
    case .count(let rows): recipe.batch = .rows(rows)
    case .all: recipe.batch = .all
    case nil: recipe.batch = nil
    }
    recipe.l2 = arguments[FitOptions.l2]
    recipe.seed = arguments[FitOptions.seed]
    return recipe
  }

  private func grown(_ regression: Model, on table: Table) throws -> Growth {
    var progress: Progress?
    defer { progress?.clear() }
    do {
      return try Growth(
        regression, on: table, recipe, engine: TableOptions.engine(arguments),
        isInterrupted: { Interrupt.isRequested },
        observe: { event in
          switch event {
          case .begins(_, let epochs):
            progress = Progress(
              epochs: epochs, on: console, isQuiet: arguments[TableOptions.quiet])
          case .epoch(let epoch):
            progress?.update(
              Progress.Report(
                epoch: epoch.number, trainingLoss: epoch.trainingLoss,
                validationLoss: epoch.validationLoss,
                learningRate: epoch.learningRate > 0 ? epoch.learningRate : nil))
          }
        })
    } catch is CancellationError {
      progress?.clear()
      try console.messages.writeLine("interrupted before the first epoch: nothing is saved")
      try console.messages.flush()
      throw ExitStatus.interrupted
    }
  }

  private func json(_ growth: Growth, seconds: Double, output: String) -> JSONValue {
    let preparation = growth.model.preparation
    let measured = growth.ladder.measuredOn == .heldOut ? "test" : growth.ladder.measuredOn.rawValue
    return [
      "formula": JSONValue(growth.model.provenance.settings["formula"]),
      "task": .string(preparation.task.rawValue),
      "rows": [
        "train": .integer(growth.rows.train), "validation": .integer(growth.rows.validation),
        "test": .integer(growth.rows.test),
      ],
      "epochs": .integer(growth.course.epochs),
      "bestEpoch": .integer(growth.course.best),
      "trainingLoss": .number(growth.course.trainingLoss),
      "validationLoss": JSONValue(growth.course.validationLoss),
      "seconds": .number(seconds),
      "model": .string(output),
      "network": .string(growth.model.network.description),
      "measuredOn": .string(growth.ladder.measuredOn.rawValue),
      "rungs": .array(
        growth.ladder.rungs.map { rung in
          [
            "name": .string(rung.name), "parameters": .integer(rung.parameters),
            "epochs": .integer(rung.epochs), measured: Report.json(rung.scores),
          ]
        }),
      "verdict": JSONValue(growth.ladder.verdict),
      "notes": JSONValue(growth.notes),
    ]
  }

  private func text(
    _ growth: Growth, table: Table, seconds: Double, output: String
  ) -> String {
    let ladder = growth.ladder, rows = growth.rows
    let headings = ladder.rungs.first?.scores.map(\.heading) ?? []
    var results = TextTable(
      [.text(""), .number("parameters"), .number("epochs")]
        + headings.map { .number(console.outputScreen.readable($0)) })
    for rung in ladder.rungs {
      results.append(
        [
          rung.title, NumberText.grouped(rung.parameters), rung.epochs > 0 ? "\(rung.epochs)" : "",
        ]
          + headings.map { heading in
            rung.scores.first { $0.heading == heading }.map(Report.text) ?? ""
          })
    }
    let formula = growth.model.provenance.settings["formula"] ?? ""
    return """
      \(table.name.printable): \(NumberText.grouped(rows.train)) training, \
      \(NumberText.grouped(rows.validation)) validation, \
      \(NumberText.grouped(rows.test)) held-out rows
      \(formula.printable)
      network \(console.outputScreen.readable(growth.model.network.description.printable))

      \(results.text(for: console.outputScreen))
      measured on \(Report.rows(ladder.rowCount, ladder.measuredOn.rawValue))
      \(ladder.verdict.map { console.outputScreen.readable($0) + "\n" } ?? "")
      \(output.printable): the network of epoch \(growth.course.best) of \(growth.course.epochs), \
      in \(NumberText.duration(seconds: seconds))

      """
  }
}
