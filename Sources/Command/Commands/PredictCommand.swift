internal import Gradus
internal import Terminal

extension Command {
  private static let keep = Option(
    "keep", .list(of: .column), placeholder: "COLUMNS", help: "columns of the table to repeat",
    defaultNote: "none")
  private static let output = Option(
    "output", short: "o", .file, help: "a file, or - for standard output", defaultNote: "-")

  static let predict = Command(
    "predict", "predict every row of a table",
    discussion:
      "One line for each row, in order: kept columns, prediction, probabilities; NA where "
      + "a row lacks a cell that a formula needs.",
    arguments: [ModelOptions.model, ModelOptions.table],
    groups: [
      OptionGroup(
        "Options",
        [
          keep, output, TableOptions.missing, TableOptions.delimiter, TableOptions.unverified,
          TableOptions.threads, TableOptions.json, TableOptions.quiet,
        ])
    ],
    examples: [
      Example("gradus predict penguins.gradus new.csv --keep island", "CSV on standard output"),
      Example("gradus predict penguins.gradus - < new.csv", "from standard input"),
    ]
  ) { arguments, console in
    let model = try ModelOptions.read(arguments)
    let table = try ModelOptions.table(arguments, for: model, withTargets: false)
    let kept = arguments[keep] ?? []
    if table.rowCount > 0 { for name in kept { _ = try table.text(ofRow: 0, column: name) } }
    let path = arguments[output].flatMap { $0 == "-" ? nil : $0 }
    if let path {
      try OutputFile.check(
        path, against: [arguments[ModelOptions.model], arguments[ModelOptions.table]], arguments)
    }
    let predictions = try model.predict(table, on: TableOptions.engine(arguments))
    if !arguments[TableOptions.quiet] {
      try Report.note(predictions.report.notes, on: console)
    }
    let write = PredictionWriter(table: table, kept: kept, predictions: predictions)
    let isJSON = arguments[TableOptions.json]
    if let name = write.repeatedName(asJSON: isJSON) {
      throw arguments.wrongUsage(
        "--keep \(name.printable): two columns of the predictions would have this name; rename it "
          + "in the table, or leave it out")
    }
    if let path {
      var bytes: [UInt8] = []
      try write(asJSON: isJSON) { bytes += Array($0.utf8) }
      try AtomicFile(path).write([bytes[...]])
    } else {
      try write(asJSON: isJSON) { try console.output.write($0) }
    }
  }
}

/// Kept columns, prediction and probabilities, row by row.
private struct PredictionWriter {
  let table: Table
  let kept: [String]
  let predictions: Predictions

  /// `prediction`, or one for each output, then one for the probability of each class.
  private var headings: [String] {
    guard predictions.task == .regression else {
      return ["prediction"] + predictions.names.map { "probability_\($0)" }
    }
    return predictions.names.count == 1
      ? ["prediction"] : predictions.names.map { "prediction_\($0)" }
  }

  /// A name that would stand twice, so that nothing could read the predictions back.
  func repeatedName(asJSON isJSON: Bool) -> String? {
    let own =
      isJSON && predictions.task != .regression ? ["prediction", "probabilities"] : headings
    var seen = Set(own)
    return kept.first { !seen.insert($0).inserted }
  }

  func callAsFunction(asJSON isJSON: Bool, to write: (String) throws -> Void) throws {
    if isJSON {
      try write("{\"rows\": \(table.rowCount), \"predictions\": [")
      for row in 0..<table.rowCount {
        try write((row == 0 ? "\n  " : ",\n  ") + json(row).text(.compact))
      }
      try write("\n]}\n")
    } else {
      try write(CSV.line(kept + headings) + "\n")
      for row in 0..<table.rowCount { try write(CSV.line(try keptTexts(row) + texts(row)) + "\n") }
    }
  }

  private func keptTexts(_ row: Int) throws -> [String] {
    try kept.map { try table.text(ofRow: row, column: $0) }
  }

  private func texts(_ row: Int) -> [String] {
    switch predictions[row] {
    case .numbers(let values): values.map { "\($0)" }
    case .label(let label, let probabilities): [label] + probabilities.map { "\($0)" }
    case .missing: headings.map { _ in AlignedNumbers.missing }
    }
  }

  private func json(_ row: Int) throws -> JSONValue {
    var object = JSONObject()
    for (name, text) in zip(kept, try keptTexts(row)) { object[name] = .string(text) }
    switch predictions[row] {
    case .numbers(let values):
      for (heading, value) in zip(headings, values) { object[heading] = .number(value) }
    case .label(let label, let probabilities):
      object["prediction"] = .string(label)
      var shares = JSONObject()
      for (name, p) in zip(predictions.names, probabilities) { shares[name] = .number(p) }
      object["probabilities"] = .object(shares)
    case .missing:
      let keys = predictions.task == .regression ? headings : ["prediction", "probabilities"]
      for key in keys { object[key] = .null }
    }
    return .object(object)
  }
}
