internal import Gradus
internal import Terminal

extension Command {
  private static let output = Option(
    "output", short: "o", .file, help: "the page", defaultNote: "MODEL.html")

  static let report = Command(
    "report", "write a page on a model: its fit, its errors, what it looks at",
    discussion: "The page needs nothing else and makes no request. On the table that the model was "
      + "fitted on only the held-out rows are used.",
    arguments: [ModelOptions.model, ModelOptions.table],
    groups: [
      OptionGroup(
        "Options",
        [
          output, TableOptions.labels, TableOptions.missing, TableOptions.dropMissing,
          TableOptions.delimiter, TableOptions.unverified, TableOptions.threads,
          TableOptions.quiet,
        ])
    ],
    examples: [
      Example("gradus report penguins.gradus penguins.csv -o report.html", "for a browser")
    ]
  ) { arguments, console in
    let path = arguments[output] ?? pageName(for: arguments[ModelOptions.model])
    try OutputFile.check(
      path,
      against: [
        arguments[ModelOptions.model], arguments[ModelOptions.table],
        arguments[TableOptions.labels],
      ].compactMap(\.self), arguments, what: "a page", example: "-o my.html")
    let model = try ModelOptions.read(arguments)
    let table = try ModelOptions.table(arguments, for: model, withTargets: true)
    let report = try Gradus.Report(
      model, table, named: arguments[ModelOptions.model],
      droppingMissing: arguments[TableOptions.dropMissing],
      engine: TableOptions.engine(arguments))
    try AtomicFile(path).write([Array(report.page.written.utf8)[...]])
    if !arguments[TableOptions.quiet] {
      let scores = report.scores.map {
        "\(console.outputScreen.readable($0.heading)) \(Report.text($0))"
      }
      try console.output.writeLine(
        "\(path.printable): \(NumberText.grouped(report.rowCount)) rows"
          + (scores.isEmpty ? "" : ", " + scores.joined(separator: ", ")))
    }
  }

  /// `models/penguins.gradus` makes `penguins.html`, in the current folder.
  private static func pageName(for model: String) -> String {
    var name = String(model.split(separator: "/").last ?? "model")
    if name.hasSuffix(".gradus") { name.removeLast(".gradus".count) }
    return (name.isEmpty ? "model" : name) + ".html"
  }
}
