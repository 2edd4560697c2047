internal import Charts
internal import ModelFiles
internal import Tables
internal import Training

extension Report {
  var dataSection: [Markup] {
    let provenance = model.provenance
    var items: [(term: Markup, definition: Markup)] = [
      ("table", .text("\(tableName), \(Words.count(table.rowCount, "row"))")),
      (
        "target",
        .text(
          preparation.task == .regression
            ? Words.list(preparation.targetNames)
            : "\(preparation.targetNames[0]), \(Words.count(preparation.classes.count, "class", "classes"))"
        )
      ),
      (
        "inputs",
        .text(
          "\(Words.count(preparation.features, "number")) from "
            + Words.count(preparation.inputs.count, "column"))
      ),
      (
        "split when fitted",
        .text(
          "\(Numeral.grouped(provenance.rows.train)) training, "
            + "\(Numeral.grouped(provenance.rows.validation)) validation and "
            + "\(Numeral.grouped(provenance.rows.test)) held-out rows")
      ),
    ]
    if let seed = provenance.settings["seed"] { items.append(("seed of the split", .text(seed))) }
    return [HTML.definitions(items)] + targetFigures
  }

  /// How the target is distributed in the rows used.
  private var targetFigures: [Markup] {
    switch measured.outcomes {
    case .classes(_, let truth):
      var counts = [Int](repeating: 0, count: preparation.classes.count)
      for k in truth { counts[k] += 1 }
      // In the classes' own order where all of them are drawn.
      let frequent =
        counts.count <= Outcomes.mostClasses
        ? Array(counts.indices)
        : Array(
          counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
            .prefix(Outcomes.mostClasses))
      let bars = frequent.map { NamedBar(preparation.classes[$0], Double(counts[$0])) }
      let chart = Chart.bars(
        "Rows of each class", .counting("rows"), bars,
        description: frequent.prefix(10).map {
          "\(Words.shortened(preparation.classes[$0])): \(Numeral.grouped(counts[$0]))"
        }.joined(separator: ", ") + ".")
      let isAll = frequent.count == counts.count
      return [
        HTML.figures([
          HTML.figure(
            chart,
            caption: isAll
              ? "The classes of the rows used."
              : .text("The \(frequent.count) most frequent of \(counts.count) classes."))
        ])
      ]
    case .numbers(_, let truth):
      let names = preparation.targetNames.prefix(Self.mostTargets)
      return [
        HTML.figures(
          zip(names, truth).map { name, values in
            HTML.figure(
              Chart.histogram("Distribution of \(name)", Axis(name), values),
              caption: "The target in the rows used.")
          })
      ]
    }
  }

  /// Of more targets, the first ones are drawn.
  static let mostTargets = 4
}
