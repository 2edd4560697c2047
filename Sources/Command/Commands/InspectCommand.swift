internal import Gradus
internal import Terminal

extension Command {
  static let inspect = Command(
    "inspect", "show what a model is: network, preparation, provenance",
    arguments: [ModelOptions.model],
    groups: [OptionGroup("Options", [TableOptions.json, TableOptions.unverified])],
    examples: [Example("gradus inspect penguins.gradus", "everything but the weights")]
  ) { arguments, console in
    let model = try ModelOptions.read(arguments)
    let inspection = Inspection(model)
    try console.output.write(
      arguments[TableOptions.json]
        ? inspection.json.text(.pretty) + "\n" : inspection.text(for: console))
  }
}

private struct Inspection {
  let model: Model

  init(_ model: Model) { self.model = model }

  func text(for console: Console) -> String {
    let network = model.network, provenance = model.provenance
    let style = Style(for: console.outputScreen)
    var layers = TextTable(
      [.text("parameter"), .text("shape"), .text("drawn by"), .number("numbers"), .number("norm")])
    let form = TextForm(isUnicode: console.outputScreen.allowsUnicode)
    for parameter in network.layout {
      layers.append([
        form.equation(parameter.place.description), form.spelled(parameter.place.shape),
        parameter.initializer.spelling,
        NumberText.grouped(parameter.count),
        NumberText.significant(network.norm(of: parameter), digits: 4),
      ])
    }
    let settings = provenance.settings.sorted { $0.key < $1.key }
      .map { "--\($0.key) \($0.value)" }.joined(separator: " ")
    let scores = provenance.test.sorted { $0.key < $1.key }
      .map { "\($0.key) \(NumberText.significant($0.value, digits: 5))" }
      .joined(separator: ", ")
    let rows = provenance.rows
    return """
      \(style.strong("network"))  \(form.spelled(network.description.printable))
      \(NumberText.grouped(network.parameters.count)) parameters, \
      \(network.precision.rawValue) precision, loss \(provenance.loss.printable)

      \(layers.text(for: console.outputScreen))
      \(style.strong("preparation"))
      \(model.preparation.descriptionLines.map { "  " + $0.printable }.joined(separator: "\n"))

      \(style.strong("provenance"))
        Gradus \(provenance.version.printable), \(provenance.epochs) epochs
        rows: \(rows.train) training, \(rows.validation) validation, \(rows.test) held out\
      \(provenance.table.map { ", of \($0.printable)" } ?? "")
        \(scores.isEmpty ? "no held-out metrics" : "held out: " + scores.printable)
        \(settings.printable)

      """
  }

  var json: JSONValue {
    let network = model.network, provenance = model.provenance
    var settings = JSONObject(), test = JSONObject()
    for (key, value) in provenance.settings.sorted(by: { $0.key < $1.key }) {
      settings[key] = .string(value)
    }
    for (key, value) in provenance.test.sorted(by: { $0.key < $1.key }) {
      test[key] = .number(value)
    }
    return [
      "task": .string(model.preparation.task.rawValue),
      "targets": JSONValue(model.preparation.targetNames),
      "classes": JSONValue(model.preparation.classes),
      "features": JSONValue(model.preparation.featureNames),
      "network": [
        "inputs": .integer(network.inputs),
        "layers": JSONValue(network.layers.map(\.description)),
        "parameters": .integer(network.parameters.count),
        "precision": .string(network.precision.rawValue),
        "blocks": .array(
          network.layout.map { parameter in
            [
              "parameter": .string(parameter.place.description),
              "shape": .string(parameter.place.shape),
              "initializer": .string(parameter.initializer.spelling),
              "count": .integer(parameter.count), "norm": .number(network.norm(of: parameter)),
            ]
          }),
      ],
      "preparation": JSONValue(model.preparation.descriptionLines),
      "provenance": [
        "version": .string(provenance.version), "epochs": .integer(provenance.epochs),
        "loss": .string(provenance.loss),
        "rows": [
          "train": .integer(provenance.rows.train),
          "validation": .integer(provenance.rows.validation),
          "test": .integer(provenance.rows.test),
        ],
        "test": .object(test), "settings": .object(settings),
        "table": JSONValue(provenance.table),
      ],
    ]
  }
}

extension Network {
  /// ‖W‖ of one parameter.
  fileprivate func norm(of parameter: Parameter) -> Double {
    let range = parameter.place.offset..<parameter.place.offset + parameter.count
    return range.reduce(0.0) { $0 + parameters[flat: $1] * parameters[flat: $1] }.squareRoot()
  }
}
