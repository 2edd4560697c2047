internal import Charts
internal import ModelFiles
internal import Networks
internal import Numerics
internal import Tables
internal import Training

extension Report {
  /// One sentence for whoever reads no further.
  var summary: String {
    let rows = Words.count(measured.rows.count, "row")
    let best = scores.first.map { ": \($0.heading) \(Self.text($0.value, metric: $0.name))" } ?? ""
    switch measured.basis {
    case .heldOut:
      return "Measured on \(rows) of \(tableName) that took no part in the fit\(best)."
    case .all: return "Measured on \(rows) of \(tableName)\(best)."
    }
  }

  var resultsSection: [Markup] {
    var parts: [Markup] = []
    switch measured.basis {
    case .heldOut(let all):
      parts.append(
        HTML.paragraph(
          .text(
            "\(tableName) is the table that the model was fitted on: its held-out rows have "
              + "exactly the metrics that the model file records. Everything on this page is "
              + "measured on these \(Words.count(measured.rows.count, "row")) of "
              + "\(Numeral.grouped(all)), which took no part in the fit.")))
    case .all:
      parts.append(
        HTML.paragraph(
          .text(
            "Everything on this page is measured on all "
              + "\(Words.count(measured.rows.count, "row")) of \(tableName). If the model was "
              + "fitted on some of them, they flatter it.")))
    }
    parts.append(scoreTable)
    parts += measured.notes.map { HTML.note(.text($0 + ".")) }
    if measured.leftOut > 0 {
      parts.append(
        HTML.note(.text("\(Words.count(measured.leftOut, "row")) without a target left out.")))
    }
    return parts
  }

  /// The network here, the network when it was fitted, and what is below it.
  private var scoreTable: Markup {
    let provenance = model.provenance
    let metrics = Metrics.catalogue.filter { metric in
      scores.contains { $0.name == metric.name } || provenance.test[metric.name] != nil
    }
    func row(_ title: String, _ rows: String, _ parameters: Int, _ values: [String: Double])
      -> [Markup]
    {
      [.text(title), .text(rows), .text(Numeral.grouped(parameters))]
        + metrics.map { metric in
          .text(values[metric.name].map { Self.text($0, metric: metric.name) } ?? "")
        }
    }
    let parameters = model.network.parameters.count
    let then = "\(Words.count(provenance.rows.test, "held-out row"))"
    var rows = (provenance.below ?? []).map { row($0.title, then, $0.parameters, $0.test) }
    if !provenance.test.isEmpty {
      let isRefitted = provenance.settings["refit"] == "all"
      rows.append(
        row(
          isRefitted ? "network, before the last fit" : "network", then, parameters,
          provenance.test))
    }
    if case .all = measured.basis {
      let here = Dictionary(scores.map { ($0.name, $0.value) }) { first, _ in first }
      rows.append(
        row(
          "network, here", "\(Words.count(measured.rows.count, "row")) of \(tableName)",
          parameters, here))
    }
    return HTML.table(
      caption: "How good it is, beside what is simpler",
      [.text("model"), .text("measured on"), .number("parameters")]
        + metrics.map {
          .number(.text($0.heading + ($0.isBetterWhenHigher ? "\u{A0}↑" : "\u{A0}↓")))
        },
      rows: rows)
  }

  /// As many digits as rows can tell.
  static func text(_ value: Double, metric: String) -> String {
    switch metric {
    case RootMeanSquaredError.name, AverageAbsoluteError.name:
      Numeral.significant(value, digits: 5)
    default: Numeral.fixed(value, decimals: 4)
    }
  }
}
