internal import Charts
internal import ModelFiles
internal import Tables

extension Report {
  private static let mostInputs = 200

  var preparationSection: [Markup] {
    let shown = preparation.inputs.prefix(Self.mostInputs)
    var parts = [
      HTML.paragraph(
        .text(
          "Fitted on \(Words.count(preparation.trainingRows, "training row")) only, and done to "
            + "every row before the network sees it.")),
      HTML.table(
        caption: "Columns that are inputs",
        [.text("column"), .text("how it becomes numbers"), .number("numbers")],
        rows: shown.map { input in
          [
            .text(Words.shortened(input.name)),
            .text(Words.unbroken(Words.shortened(input.encoding.summary, to: 200))),
            .text(Numeral.grouped(input.encoding.width)),
          ]
        }),
    ]
    if preparation.inputs.count > shown.count {
      parts.append(
        HTML.note(
          .text("\(Words.count(preparation.inputs.count - shown.count, "more column")) not shown."))
      )
    }
    if !preparation.dropped.isEmpty {
      parts.append(
        HTML.table(
          caption: "Columns that are of no use", [.text("column"), .text("why")],
          rows: preparation.dropped.prefix(Self.mostInputs).map {
            [.text(Words.shortened($0.column)), .text(Words.shortened($0.reason, to: 200))]
          }))
    }
    return parts
  }

  var provenanceSection: [Markup] {
    let provenance = model.provenance
    let settings = provenance.settings.sorted { $0.key < $1.key }.flatMap {
      key, value -> [Markup] in
      let option = Words.shortened("--\(key) \(Words.setting(value))", to: 200)
      // Between an option and its value no line ends.
      let isShort = option.count <= 30
      return [.element("code", ["class": isShort ? "whole" : nil], [.text(option)]), " "]
    }
    return [
      HTML.definitions([
        ("model", .text(name)), ("version", .text("Gradus \(provenance.version)")),
        ("table", .text(tableName)),
        ("epochs", .text(Numeral.grouped(provenance.epochs))),
        ("loss", .text(provenance.loss)),
        ("settings", .group(settings)),
      ]),
      HTML.paragraph(
        "Everything here follows from the model file and the table: the same two give the same page, "
          + "byte for byte."),
    ]
  }
}
