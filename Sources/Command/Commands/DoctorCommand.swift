internal import Gradus
internal import Terminal

extension Command {
  static let doctor = Command(
    "doctor", "find out why a model does not learn",
    discussion: """
      Ends with status 0 if nothing is found, with 3 if something is. The remedies are options of \
      gradus fit.
      """,
    arguments: [ModelOptions.model, ModelOptions.table],
    groups: [
      OptionGroup(
        "Options",
        [
          TableOptions.labels, TableOptions.missing, TableOptions.delimiter,
          TableOptions.unverified, TableOptions.threads, TableOptions.json, TableOptions.quiet,
        ])
    ],
    examples: [
      Example("gradus doctor penguins.gradus penguins.csv", "on the table that it was fitted on")
    ]
  ) { arguments, console in
    let model = try ModelOptions.read(arguments)
    let table = try ModelOptions.table(arguments, for: model, withTargets: true)
    let visit = Visit(
      diagnosis: try Diagnosis(of: model, on: table, engine: TableOptions.engine(arguments)),
      target: model.preparation.targetNames,
      isRegression: model.provenance.settings["hidden"] == "none",
      path: arguments[ModelOptions.table])
    if !arguments[TableOptions.quiet] {
      try Report.note(visit.diagnosis.notes, on: console)
    }
    try console.output.write(
      arguments[TableOptions.json]
        ? visit.json.text(.pretty) + "\n" : visit.text(for: console.outputScreen))
    if !visit.diagnosis.findings.isEmpty { throw ExitStatus.found }
  }
}

extension ExitStatus {
  /// The doctor found something.
  static let found = ExitStatus(3)
}

/// A diagnosis, in words and in JSON.
private struct Visit {
  let diagnosis: Diagnosis
  let target: [String]
  /// Whether it was fitted without hidden layers, as `gradus fit` would not do by itself.
  let isRegression: Bool
  let path: String

  func text(for screen: Screen) -> String {
    let style = Style(for: screen)
    let findings = diagnosis.findings.map { finding in
      style.strong(screen.readable(finding.title)) + "\n"
        + screen.prose(finding.evidence.printable.sentence, indent: "  ")
        + screen.prose("Remedy: " + finding.remedy.printable + ".", indent: "  ")
        + (command(finding).map { "    " + $0.printable + "\n" } ?? "") + "\n"
    }
    return screen.prose(summary.printable) + "\n"
      + (findings.isEmpty
        ? screen.prose(verdict) : findings.joined())
  }

  private var summary: String {
    let rows =
      "\(NumberText.grouped(diagnosis.measuringRowCount)) of \(NumberText.grouped(diagnosis.rowCount)) "
      + "rows"
    let unseen = diagnosis.areMeasuringRowsUnseen ? ", which its fit has not seen" : ""
    let attainable = diagnosis.attainable.map {
      "; a network with usual settings, fitted to the others, explains \(Self.percent($0))"
    }
    return "\(path): the model explains \(Self.percent(diagnosis.skill)) of "
      + "\(target.joined(separator: ", ")) in \(rows)\(unseen)\(attainable ?? "")."
  }

  private var verdict: String {
    "Nothing found: none of \(Diagnosis.sicknesses.count) causes that keep a network from learning."
      + (diagnosis.isBehind
        ? " But the usual settings do clearly better: fit again with fewer options." : "")
  }

  private static func percent(_ skill: Double) -> String {
    skill > 0 ? NumberText.percent(skill) : "nothing"
  }

  /// `nil` where no option helps.
  private func command(_ finding: Finding) -> String? {
    guard !finding.options.isEmpty else { return nil }
    let target =
      finding.options.contains("--target") ? [] : ["--target", target.joined(separator: ",")]
    let hidden = isRegression ? ["--hidden", "none"] : []
    return (["gradus", "fit", path] + target + hidden + finding.options).map(\.shellWord)
      .joined(separator: " ")
  }

  var json: JSONValue {
    [
      "rows": .integer(diagnosis.rowCount),
      "measuringRows": .integer(diagnosis.measuringRowCount),
      "unseen": .bool(diagnosis.areMeasuringRowsUnseen),
      "skill": .number(diagnosis.skill),
      "attainable": JSONValue(diagnosis.attainable),
      "isBehind": .bool(diagnosis.isBehind),
      "findings": .array(
        diagnosis.findings.map { finding in
          var figures = JSONObject()
          for figure in finding.figures { figures[figure.name] = .number(figure.value) }
          return [
            "sickness": .string(finding.sickness), "title": .string(finding.title),
            "evidence": .string(finding.evidence), "figures": .object(figures),
            "remedy": .string(finding.remedy), "options": JSONValue(finding.options),
            "command": JSONValue(command(finding)),
          ]
        }),
      "examined": JSONValue(Diagnosis.sicknesses),
      "notes": JSONValue(diagnosis.notes),
    ]
  }
}

extension String {
  /// With a full stop at its end and a capital at its beginning, unless that is a name of the user's.
  fileprivate var sentence: String {
    let words = ["the", "all", "predictions"]
    let isWord = split(separator: " ").first.map { words.contains(String($0)) } ?? false
    return (isWord ? prefix(1).uppercased() : String(prefix(1))) + dropFirst() + "."
  }

  /// As a shell reads it: bare where that is safe, otherwise in single quotes.
  fileprivate var shellWord: String {
    let isSafe =
      !isEmpty
      && unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "_-+./:,%@=".unicodeScalars.contains($0)
      }
    guard !isSafe else { return self }
    return "'"
      + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
