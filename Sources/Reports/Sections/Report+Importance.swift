internal import Charts
internal import ModelFiles
internal import Tables
internal import Training

extension Report {
  /// Of more columns, the most important ones are drawn.
  private static let mostBars = 30

  var importanceSection: [Markup] {
    guard let importance else {
      return isOfImages
        ? [
          HTML.paragraph(
            "The only input is an image. There is no importance for each pixel here: neighboring "
              + "pixels say nearly the same, so that each alone would seem to say nothing.")
        ]
        : [
          HTML.paragraph(
            "The only input is one column, so that there is no importance to compare.")
        ]
    }
    let shown = importance.entries.prefix(Self.mostBars)
    let unit = importance.metric
    let chart = Chart.bars(
      "Permutation importance", Axis("growth of the \(unit)"),
      shown.map { NamedBar($0.column, $0.increase, interval: $0.interval) },
      description: "Growth of the \(unit) from \(Numeral.significant(importance.error)): "
        + shown.prefix(10).map {
          "\(Words.shortened($0.column)) \(Numeral.significant($0.increase))"
        }.joined(separator: ", ") + ".")
    let others = importance.entries.count - shown.count
    let caption =
      "How much the \(unit) grows when the cells of a column are put in random order: mean of "
      + "\(importance.permutations) orders with its 95 % interval, "
      + "\(Words.count(importance.rowCount, "row"))."
      + (others > 0 ? " \(Words.count(others, "column")) of less importance are not drawn." : "")
    return [
      HTML.figure(chart, caption: .text(caption)),
      HTML.paragraph(
        "Columns that say the same share their importance: each alone may seem to have little. "
          + "Importance is what this model uses, not what causes the target."),
    ]
  }

  var dependenceSection: [Markup] {
    guard !dependences.isEmpty else { return [] }
    let isProbability = preparation.task != .regression
    let figures = dependences.map { dependence in
      HTML.figure(
        dependence.chart(isProbability: isProbability),
        caption: .text(
          "\(isProbability ? "Probability of " : "")\(Words.shortened(dependence.output)) by "
            + "\(Words.shortened(dependence.column))."))
    }
    let isMany = preparation.task == .manyClasses || preparation.targetNames.count > 1
    return [
      HTML.paragraph(
        .text(
          "What the model predicts when a column has the same cell in every row and all else stays "
            + "as it is: single rows, and their mean. Where thin curves cross or differ in shape, "
            + "the column acts differently on different rows."
            + (isMany ? " Drawn is the output that changes the most." : ""))),
      HTML.figures(figures),
    ]
  }
}
