internal import Gradus
internal import Terminal

extension Command {
  static let fit = Command(
    "fit", "fit a network to a table, beside the regression",
    usage: "TABLE --target COLUMN [OPTIONS]",
    arguments: [FitOptions.table], groups: FitOptions.groups,
    examples: [
      Example("gradus fit penguins.csv --target species", "classes, by name"),
      Example("gradus fit housing.csv --target price --hidden 64,32", "a number"),
    ]
  ) { arguments, console in
    try FitCommand(arguments, console).run()
  }
}

private struct FitCommand {
  let arguments: Arguments
  let console: Console
  let isQuiet: Bool

  init(_ arguments: Arguments, _ console: Console) {
    (self.arguments, self.console) = (arguments, console)
    isQuiet = arguments[TableOptions.quiet]
  }

  func run() throws {
    Interrupt.install()
    let clock = ContinuousClock(), start = clock.now
    let from = try arguments[FitOptions.from].map {
      try Model(contentsOf: $0, verified: !arguments[TableOptions.unverified])
    }
    let recipe = try FitOptions.recipe(arguments, goingOnFrom: from)
    let path = arguments[FitOptions.table]
    let output = arguments[FitOptions.output] ?? FitOptions.modelName(for: path)
    // Columns that a model knows have the kinds that they had in its training.
    let options =
      from.map { TableOptions.reading(arguments, from: $0.preparation.readingOptions()) }
      ?? FitOptions.reading(arguments)
    let table = try TableOptions.read(path, labels: arguments[TableOptions.labels], options)
    let test = try arguments[FitOptions.test].map {
      try TableOptions.read(
        $0, labels: arguments[FitOptions.testLabels],
        from == nil ? FitOptions.testReading(arguments, like: table) : options
      ).dropping(columns: arguments[FitOptions.ignore] ?? [])
    }
    try OutputFile.check(
      output,
      against: [path]
        + [
          arguments[TableOptions.labels], arguments[FitOptions.test],
          arguments[FitOptions.testLabels],
        ].compactMap(\.self), arguments)
    try PlotFile.check(
      against: [
        path, output, arguments[TableOptions.labels], arguments[FitOptions.test],
        arguments[FitOptions.testLabels],
      ], arguments)
    let fit = try fitted(table, recipe, test: test, from: from)
    try fit.model.save(output)
    if let curve = fit.course.curve {
      try PlotFile.write(curve.chart(loss: fit.model.provenance.loss), arguments)
    }
    let seconds = (clock.now - start) / .seconds(1)

    if arguments[TableOptions.json] {
      try console.output.writeLine(
        json(fit, seed: recipe.seed, seconds: seconds, output: output).text(.pretty))
    } else {
      try console.output.write(text(fit, table: table, seconds: seconds, output: output))
    }
    try console.output.flush()
    if !isQuiet { try Report.note(fit.notes, on: console) }
    if fit.course.wasInterrupted {
      try console.messages.writeLine(
        "interrupted: \(output.printable) holds the network of epoch \(fit.course.best); go on "
          + "with --from \(output.printable)")
      try console.messages.flush()
      throw ExitStatus.interrupted
    }
  }

  private func fitted(
    _ table: Table, _ recipe: Recipe, test: Table?, from: Model?
  ) throws -> Fit {
    var progress: Progress?
    defer { progress?.clear() }
    do {
      return try Fit(
        table, recipe, test: test, from: from, engine: TableOptions.engine(arguments),
        isInterrupted: { Interrupt.isRequested },
        observe: { event in
          switch event {
          case .begins(_, let epochs):
            progress?.clear()
            progress = Progress(epochs: epochs, on: console, isQuiet: isQuiet)
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

  private func json(
    _ fit: Fit, seed: UInt64, seconds: Double, output: String
  ) -> JSONValue {
    let rungs = fit.ladder.rungs.map { rung -> JSONValue in
      [
        "name": .string(rung.name), "parameters": .integer(rung.parameters),
        "epochs": .integer(rung.epochs),
        fit.ladder.measuredOn == .heldOut ? "test" : fit.ladder.measuredOn.rawValue:
          Report.json(rung.scores),
      ]
    }
    return [
      "task": .string(fit.model.preparation.task.rawValue),
      "rows": [
        "train": .integer(fit.rows.train), "validation": .integer(fit.rows.validation),
        "test": .integer(fit.rows.test),
      ],
      "epochs": .integer(fit.course.epochs),
      "bestEpoch": .integer(fit.course.best),
      "trainingLoss": .number(fit.course.trainingLoss),
      "validationLoss": JSONValue(fit.course.validationLoss),
      "seconds": .number(seconds),
      "seed": Int(exactly: seed).map { .integer($0) } ?? .string(String(seed)),
      "model": .string(output),
      "network": .string(Report.widths(fit.model.network)),
      "targets": JSONValue(fit.model.preparation.targetNames),
      "classes": JSONValue(fit.model.preparation.classes),
      "inputs": .integer(fit.model.preparation.features),
      "columns": .integer(fit.model.preparation.inputColumns.count),
      "fittedOn": .integer(fit.model.provenance.rows.train),
      "measuredOn": .string(fit.ladder.measuredOn.rawValue),
      "test": fit.ladder.measuredOn == .heldOut ? Report.json(fit.ladder.top.scores) : [:],
      "rungs": .array(rungs),
      "verdict": JSONValue(fit.ladder.verdict),
      "notes": JSONValue(fit.notes),
    ]
  }

  private func text(_ fit: Fit, table: Table, seconds: Double, output: String) -> String {
    let preparation = fit.model.preparation
    let ladder = fit.ladder
    func counted(_ count: Int, _ word: String) -> String? {
      count > 0 ? "\(NumberText.grouped(count)) \(word)" : nil
    }
    let counts = [
      counted(fit.rows.train, "training"), counted(fit.rows.validation, "validation"),
      counted(fit.rows.test, "held out"),
    ].compactMap { $0 }.joined(separator: ", ")
    let target =
      preparation.task == .regression
      ? preparation.targetNames.joined(separator: ", ")
      : "\(preparation.targetNames[0]), \(preparation.classes.count) classes"
    let inputs = counted(preparation.features, preparation.features == 1 ? "input" : "inputs") ?? ""
    let columnCount = preparation.inputColumns.count
    let columns = counted(columnCount, columnCount == 1 ? "column" : "columns") ?? ""
    let headings = ladder.rungs.first?.scores.map(\.heading) ?? []
    var results = TextTable(
      [.text(""), .text(""), .number("parameters"), .number("epochs")]
        + headings.map { .number(console.outputScreen.readable($0)) })
    for rung in ladder.rungs {
      let network = rung.name == "network" ? Report.widths(fit.model.network) : ""
      results.append(
        [
          rung.title, network, NumberText.grouped(rung.parameters),
          rung.epochs > 0 ? "\(rung.epochs)" : "",
        ]
          + headings.map { heading in
            rung.scores.first { $0.heading == heading }.map(Report.text) ?? ""
          })
    }
    var course = "the network of epoch \(fit.course.best) of \(fit.course.epochs)"
    if fit.ladder.top.name == "regression" { course = "the regression" }
    return """
      \(table.name.printable): \(NumberText.grouped(table.rowCount)) rows (\(counts))
      target: \(target.printable); \(inputs) from \(columns)

      \(results.text(for: console.outputScreen))
      measured on \(Report.rows(ladder.rowCount, ladder.measuredOn.rawValue))
      \(ladder.verdict.map { console.outputScreen.readable($0) + "\n" } ?? "")
      \(output.printable): \(course), fitted on \
      \(Report.rows(fit.model.provenance.rows.train, "training")) \
      in \(NumberText.duration(seconds: seconds))

      """
  }
}
