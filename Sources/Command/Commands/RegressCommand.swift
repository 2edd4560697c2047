internal import Gradus
internal import Terminal

extension Command {
  static let regress = Command(
    "regress", "fit a regression from a formula and say how sure it is",
    usage: "TABLE --formula 'Y ~ X + Z' [OPTIONS]",
    arguments: [RegressOptions.table], groups: RegressOptions.groups,
    examples: [
      Example("gradus regress mtcars.csv --formula 'mpg ~ wt + hp + cyl'", "a linear model"),
      Example("gradus regress iris.csv --formula 'species ~ .'", "multinomial"),
      Example(
        "gradus regress birthwt.csv --formula 'low ~ lwt + race' --family binomial", "logistic"),
      Example(
        "gradus regress quine.csv --formula 'Days ~ Eth' --family poisson --anova", "counts"),
      Example(
        "gradus regress mtcars.csv --formula 'mpg ~ wt + log(hp)' --predict cars.csv",
        "new rows, as CSV"),
    ]
  ) { arguments, console in
    let formula = try Formula(RegressOptions.check(arguments))
    let table = try Table.read(
      arguments[RegressOptions.table], options: RegressOptions.reading(arguments))
    let output = arguments[RegressOptions.output]
    if let output {
      try OutputFile.check(
        output,
        against: [arguments[RegressOptions.table]]
          + [arguments[RegressOptions.predict]].compactMap(\.self), arguments)
    }
    let regression = try RegressOptions.regression(formula, arguments, in: table)
    if let output {
      let path = arguments[RegressOptions.table]
      let model = try Model(
        regression, missing: Set(arguments[TableOptions.missing]), table: path == "-" ? nil : path)
      try model.save(output)
    }
    let report = try RegressionReport(
      regression, written: formula.text, of: table, withAnova: arguments[RegressOptions.anova],
      withDiagnostics: arguments[RegressOptions.diagnostics])
    if arguments[PlotFile.option] != nil {
      let diagnostics = try DiagnosticsReport(regression, written: formula.text)
      try PlotFile.write(diagnostics.picture, arguments)
    }
    var notes = report.notes
    var object = report.json
    if let path = arguments[RegressOptions.predict] {
      var options = TableOptions.reading(arguments)
      options.knownKinds = regression.frame.recipe.columnKinds()
      let predictions = try RegressionPredictions(
        regression, of: try Table.read(path, options: options),
        interval: RegressOptions.interval(arguments))
      object["predictions"] = predictions.json
      if let note = predictions.note { notes.append("\(path.printable): \(note)") }
      if !arguments[TableOptions.json] {
        try predictions.writeCSV { try console.output.write($0) }
      }
    } else if !arguments[TableOptions.json] {
      try console.output.write(report.text(for: console.outputScreen))
    }
    if let output { object["model"] = .string(output) }
    if arguments[TableOptions.json] {
      try console.output.writeLine(JSONValue.object(object).text(.pretty))
    }
    try console.output.flush()
    // A program finds the warnings in the object; a reader of the table must not miss them.
    let isQuiet = arguments[TableOptions.quiet]
    if !isQuiet || !arguments[TableOptions.json] {
      try Report.note(report.warnings, as: "warning", on: console)
    }
    if !isQuiet { try Report.note(notes, on: console) }
  }
}
