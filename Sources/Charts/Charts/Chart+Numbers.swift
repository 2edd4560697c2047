extension Chart {
  /// At most so many points are drawn, evenly chosen.
  static let mostPoints = 2_000

  /// Predictions against the truth: on the diagonal if they are right.
  public static func predictedAndObserved(
    _ title: String, unit: String? = nil, predicted: [Double], observed: [Double]
  ) -> Chart {
    let points = thinned(zip(predicted, observed).map { Point($0, $1) }, to: mostPoints)
    let finite = points.filter { $0.x.isFinite && $0.y.isFinite }.flatMap { [$0.x, $0.y] }
    let diagonal = finite.min().flatMap { low in finite.max().map { (low, $0) } }
    return Chart(
      title, x: Axis("predicted", unit: unit), y: Axis("observed", unit: unit),
      (diagonal.map {
        [.rule(from: Point($0.0, $0.0), to: Point($0.1, $0.1), name: "as predicted")]
      } ?? []) + [.dots(points, name: "rows")],
      description: "\(Numeral.grouped(predicted.count)) rows, observed against predicted"
        + (diagonal.map {
          ", from \(Numeral.significant($0.0)) to \(Numeral.significant($0.1))"
        } ?? "") + ".",
      size: Size(width: 480, height: 400))
  }

  /// What was observed less what was predicted, against the prediction: a cloud around zero, without
  /// a shape, if nothing was missed.
  public static func residuals(
    _ title: String, unit: String? = nil, predicted: [Double], observed: [Double]
  ) -> Chart {
    let points = thinned(zip(predicted, observed).map { Point($0, $1 - $0) }, to: mostPoints)
    let places = points.map(\.x).filter(\.isFinite)
    let ends = places.min().flatMap { low in places.max().map { (low, $0) } }
    let largest = points.map { abs($0.y) }.filter(\.isFinite).max() ?? 0
    return Chart(
      title, x: Axis("predicted", unit: unit), y: Axis("observed − predicted", unit: unit),
      [.dots(points, name: "rows")]
        + (ends.map { [.rule(from: Point($0.0, 0), to: Point($0.1, 0), name: "as predicted")] }
          ?? []),
      description: "Residuals of \(Numeral.grouped(predicted.count)) rows; the largest is "
        + "\(Numeral.significant(largest)).")
  }

  /// A bar for each name, from the top downward, with an interval if there is one.
  public static func bars(
    _ title: String, _ x: Axis, _ bars: [NamedBar], label: String = "", description: String
  ) -> Chart {
    let rectangles = bars.enumerated().filter { $0.element.value.isFinite }.map { k, bar in
      Mark.Rectangle(
        x: min(0, bar.value)...max(0, bar.value), y: (Double(k) - 0.35)...(Double(k) + 0.35))
    }
    let intervals = bars.enumerated().compactMap { k, bar in
      bar.interval.map {
        (from: Point($0.lowerBound, Double(k)), to: Point($0.upperBound, Double(k)))
      }
    }
    return Chart(
      title, x: x, y: .categories(label, bars.map(\.name), isReversed: true),
      [Mark(.rectangles(rectangles))]
        + (intervals.isEmpty ? [] : [Mark(.intervals(intervals), ink: .text)]),
      description: description,
      size: Size(width: 480, height: 90 + 24 * Double(max(bars.count, 1))))
  }
}

/// A bar of ``Chart/bars(_:_:_:label:description:)``.
public struct NamedBar: Sendable, Equatable {
  public var name: String
  public var value: Double
  public var interval: ClosedRange<Double>?

  public init(_ name: String, _ value: Double, interval: ClosedRange<Double>? = nil) {
    (self.name, self.value, self.interval) = (name, value, interval)
  }
}
