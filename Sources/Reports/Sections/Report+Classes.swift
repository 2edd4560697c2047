internal import Charts
internal import ModelFiles
internal import Numerics
internal import Tables
internal import Training

extension Report {
  var classesSection: [Markup] {
    let classes = preparation.classes
    let scores = measured.outcomes.binaryScores(classes)
    var figures: [Markup] = []
    var parts: [Markup] = []
    if classes.count <= Outcomes.mostClasses {
      figures.append(
        HTML.figure(
          measured.outcomes.confusion(classes),
          caption: "Rows of each class by what was predicted; right is the diagonal. Colors are "
            + "shares of the row."))
    } else {
      parts.append(mistakeTable)
    }
    if scores.contains(where: \.hasBoth) {
      let others =
        classes.count > 2
        ? classes.count > scores.count
          ? " Each class against all others; the \(scores.count) most frequent of \(classes.count)."
          : " Each class against all others." : ""
      figures += [
        HTML.figure(
          Chart.receiverOperatingCharacteristic("Receiver operating characteristic", scores),
          caption: .text("For every threshold, hits against false alarms.\(others)")),
        HTML.figure(
          Chart.precisionRecall("Precision and recall", scores),
          caption: .text("For every threshold, how much is found and how much of it is right.")),
        HTML.figure(
          Chart.calibration("Calibration", scores),
          caption:
            "Rows in bins of equally many, by predicted probability: on the dashed line, as many "
            + "come true as were promised."),
      ]
    } else {
      parts.append(HTML.note("Only one class occurs, so that there are no curves to draw."))
    }
    return [HTML.figures(figures)] + parts
  }

  /// Where the classes are too many for a matrix: what is taken for what most often.
  private var mistakeTable: Markup {
    struct Mistake: Hashable { let actual, predicted: Int }
    var counts: [Mistake: Int] = [:]
    if case .classes(let p, let truth) = measured.outcomes {
      for (n, actual) in truth.enumerated() {
        let predicted = p.largestRow(inColumn: n)
        if predicted != actual {
          counts[Mistake(actual: actual, predicted: predicted), default: 0] += 1
        }
      }
    }
    let classes = preparation.classes
    let worst = counts.sorted {
      (-$0.value, $0.key.actual, $0.key.predicted) < (-$1.value, $1.key.actual, $1.key.predicted)
    }.prefix(20)
    return HTML.table(
      caption: "The most frequent mistakes; \(classes.count) classes are too many for a matrix",
      [.text("true class"), .text("predicted"), .number("rows")],
      rows: worst.map { mistake, count in
        [
          .text(Words.shortened(classes[mistake.actual])),
          .text(Words.shortened(classes[mistake.predicted])), .text(Numeral.grouped(count)),
        ]
      })
  }
}
