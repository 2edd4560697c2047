extension Chart {
  /// At most so many corners of a curve are drawn.
  private static let mostCorners = 400

  /// Receiver operating characteristics: hits against false alarms, one curve for each class.
  public static func receiverOperatingCharacteristic(
    _ title: String, _ classes: [BinaryScores]
  ) -> Chart {
    let shown = classes.filter(\.hasBoth)
    let curves = shown.map { scores in
      Mark.line(
        thinned(scores.receiverCurve, to: mostCorners),
        name: "\(scores.name), area \(Numeral.fixed(scores.areaUnderCurve ?? 0, decimals: 3))",
        hasMarkers: false)
    }
    let areas = shown.map {
      "\($0.name) \(Numeral.fixed($0.areaUnderCurve ?? 0, decimals: 3))"
    }.joined(separator: ", ")
    return Chart(
      title, x: Axis("false alarms, share of the others", range: 0...1),
      y: Axis("hits, share of the class", range: 0...1),
      [.rule(from: Point(0, 0), to: Point(1, 1), name: "chance")] + curves,
      description: "Areas under the curves, of 1 at best and 0.5 by chance: \(areas).",
      size: square(entries: curves.count + 1))
  }

  /// Precision against recall, one curve for each class.
  public static func precisionRecall(_ title: String, _ classes: [BinaryScores]) -> Chart {
    let shown = classes.filter(\.hasBoth)
    let curves = shown.map { scores in
      Mark.steps(
        thinned(scores.precisionCurve, to: mostCorners),
        name: "\(scores.name), mean \(Numeral.fixed(scores.averagePrecision ?? 0, decimals: 3))")
    }
    let means = shown.map {
      "\($0.name) \(Numeral.fixed($0.averagePrecision ?? 0, decimals: 3)), where always saying it "
        + "would have \(Numeral.fixed(Double($0.positives) / Double($0.scores.count), decimals: 3))"
    }.joined(separator: "; ")
    return Chart(
      title, x: Axis("recall, share of the class that is found", range: 0...1),
      y: Axis("precision, share of the found that is right", range: 0...1), curves,
      description: "Mean precision: \(means).", size: square(entries: curves.count))
  }

  /// How often what was promised came true, in bins of equally many rows: on the diagonal if
  /// probabilities can be taken at their word. The intervals are of 95 %.
  public static func calibration(_ title: String, _ classes: [BinaryScores]) -> Chart {
    let curves = classes.flatMap { scores -> [Mark] in
      let bins = scores.calibration()
      let line = Mark.line(bins.map { Point($0.promised, $0.observed) }, name: scores.name)
      // Intervals of several classes would hide one another.
      guard classes.count == 1 else { return [line] }
      let intervals = bins.map {
        (
          from: Point($0.promised, $0.interval.lowerBound),
          to: Point($0.promised, $0.interval.upperBound)
        )
      }
      return [Mark(.intervals(intervals), name: "95 % interval", ink: .text), line]
    }
    let words = classes.map { scores in
      let bins = scores.calibration()
      let worst = bins.max { abs($0.promised - $0.observed) < abs($1.promised - $1.observed) }
      return worst.map {
        "\(scores.name): \(bins.count) bins, farthest off where "
          + "\(Numeral.percent($0.promised)) was promised and \(Numeral.percent($0.observed)) came"
      } ?? "\(scores.name): no rows"
    }.joined(separator: "; ")
    return Chart(
      title, x: Axis("predicted probability", range: 0...1),
      y: Axis("observed share", range: 0...1),
      [.rule(from: Point(0, 0), to: Point(1, 1), name: "as promised")] + curves,
      description: "\(words).", size: square(entries: classes.count + 2))
  }

  /// A plot that is about square, with room for the legend.
  private static func square(entries: Int) -> Size {
    Size(width: 480, height: 400 + 18 * Double((entries + 1) / 2))
  }
}
