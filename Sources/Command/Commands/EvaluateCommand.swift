internal import Gradus
internal import Terminal

extension Command {
  static let evaluate = Command(
    "evaluate", "measure a model on rows whose targets are known",
    arguments: [ModelOptions.model, ModelOptions.table],
    groups: [
      OptionGroup(
        "Options",
        [
          TableOptions.labels, TableOptions.missing, TableOptions.dropMissing,
          TableOptions.delimiter, TableOptions.unverified, TableOptions.threads, TableOptions.json,
          TableOptions.quiet, PlotFile.option,
        ])
    ],
    examples: [
      Example("gradus evaluate penguins.gradus test.csv --json", "for a program"),
      Example(
        "gradus evaluate fashion.gradus t10k-images-idx3-ubyte.gz --labels "
          + "t10k-labels-idx1-ubyte.gz", "images"),
    ]
  ) { arguments, console in
    try PlotFile.check(
      against: [
        arguments[ModelOptions.model], arguments[ModelOptions.table],
        arguments[TableOptions.labels],
      ], arguments)
    let model = try ModelOptions.read(arguments)
    let read = try ModelOptions.table(arguments, for: model, withTargets: true)
    let rows = try model.preparation.rows(
      of: read, droppingMissing: arguments[TableOptions.dropMissing])
    let table = rows.count == read.rowCount ? read : read.selecting(rows: rows)
    let engine = TableOptions.engine(arguments)
    let predictions = try model.predict(table, on: engine)
    let outcomes = try model.preparation.outcomes(
      of: predictions, in: table, rows: Array(0..<table.rowCount))
    let scores = Metrics.scores(of: outcomes)
    try PlotFile.write(outcomes.picture(names: predictions.names), arguments)
    if !arguments[TableOptions.quiet] {
      let targets = Set(model.preparation.targetNames)
      var report = predictions.report
      report.ignoredColumns.removeAll { targets.contains($0) }
      var notes = report.notes
      switch read.rowCount - table.rowCount {
      case 0: break
      case 1: notes.append("1 row without a target is left out")
      case let count: notes.append("\(count) rows without a target are left out")
      }
      try Report.note(notes, on: console)
    }
    if arguments[TableOptions.json] {
      var object = JSONObject()
      object["rows"] = .integer(table.rowCount)
      object["task"] = .string(model.preparation.task.rawValue)
      for score in scores { object[score.name] = .number(score.value) }
      try console.output.writeLine(JSONValue.object(object).text(.pretty))
    } else {
      var results = TextTable(
        [.number("rows")] + scores.map { .number(console.outputScreen.readable($0.heading)) })
      results.append([NumberText.grouped(table.rowCount)] + scores.map(Report.text))
      try console.output.write(results.text(for: console.outputScreen))
    }
  }
}
