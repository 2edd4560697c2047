internal import Numerics

extension Chart {
  /// How often numbers fall where, in bars as wide as Freedman and Diaconis (1981) say, at most 60.
  ///
  /// Numbers that are not finite are left out.
  public static func histogram(
    _ title: String, _ x: Axis, _ values: [Double], description: String? = nil
  ) -> Chart {
    let sorted = values.filter(\.isFinite).sorted()
    let bars = Self.bars(sorted)
    let most = bars.map(\.y.upperBound).max() ?? 0
    let words =
      sorted.isEmpty
      ? "There are no numbers."
      : "Bars from \(Numeral.significant(sorted[0])) to "
        + "\(Numeral.significant(sorted[sorted.count - 1])); half of the "
        + "\(Numeral.grouped(sorted.count)) numbers lie below "
        + "\(Numeral.significant(sorted[sorted.count / 2])), and the fullest bar has "
        + "\(Numeral.grouped(Int(most)))."
    var count = Axis.counting("count")
    count.range = 0...max(1, most * 1.04)
    return Chart(
      title, x: x, y: count, [Mark(.rectangles(bars))],
      description: description ?? words)
  }

  private static func bars(_ sorted: [Double]) -> [Mark.Rectangle] {
    guard let low = sorted.first, let high = sorted.last else { return [] }
    guard high > low, (high - low).isFinite else {
      let half = max(0.5, abs(low) * 0.05)
      return [Mark.Rectangle(x: (low - half)...(low + half), y: 0...Double(sorted.count))]
    }
    let quartiles = sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]
    let root = Double.exp(Double.log(Double(sorted.count)) / 3)
    let width = quartiles > 0 ? 2 * quartiles / root : (high - low) / 10
    let count = min(60, max(5, Int(min((high - low) / width, 60).rounded(.up))))
    var counts = [Int](repeating: 0, count: count)
    for x in sorted {
      counts[min(count - 1, Int((x - low) / (high - low) * Double(count)))] += 1
    }
    return counts.enumerated().map { k, number in
      func edge(_ k: Int) -> Double { low + (high - low) * Double(k) / Double(count) }
      return Mark.Rectangle(x: edge(k)...max(edge(k + 1), edge(k)), y: 0...Double(number))
    }
  }

  /// Numbers in order against the quantiles of a standard normal distribution: a straight line if
  /// they are normal.
  ///
  /// The plotting positions are (k − 1/2)/n (Hazen 1914); the line goes through the quartiles.
  public static func normalQuantiles(
    _ title: String, _ y: Axis, _ values: [Double], description: String? = nil
  ) -> Chart {
    let sorted = values.filter(\.isFinite).sorted()
    let n = Double(sorted.count)
    let points = Self.thinned(
      sorted.enumerated().map {
        Point(NormalQuantile.of((Double($0.offset) + 0.5) / n), $0.element)
      },
      to: 500)
    var marks = [Mark.dots(points)]
    if sorted.count > 3, let first = points.first, let last = points.last {
      let (lower, upper) = (sorted[sorted.count / 4], sorted[sorted.count * 3 / 4])
      let slope = (upper - lower) / (2 * NormalQuantile.of(0.75))
      func onLine(_ x: Double) -> Point { Point(x, (lower + upper) / 2 + slope * x) }
      marks.insert(.rule(from: onLine(first.x), to: onLine(last.x), name: "normal"), at: 0)
    }
    return Chart(
      title, x: Axis("quantile of a normal distribution"), y: y, marks,
      description: description
        ?? "\(Numeral.grouped(sorted.count)) numbers in order against normal quantiles, with the "
        + "line that normal numbers would follow.")
  }

  /// At most so many, evenly chosen, the first and the last among them.
  static func thinned(_ points: [Point], to count: Int) -> [Point] {
    guard points.count > count, count > 1 else { return points }
    return (0..<count).map { points[$0 * (points.count - 1) / (count - 1)] }
  }
}
