internal import Numerics

extension Chart {
  /// A point for each number, one strip for each group, and the groups' medians.
  ///
  /// Points are spread across their strip at random, but the same each time, so that equal numbers
  /// show; of more than 300 in a group 300 are drawn, evenly chosen in order of size.
  public static func strips(
    _ title: String, _ y: Axis, groups: [(name: String, values: [Double])], label: String = ""
  ) -> Chart {
    let random = RandomSource(seed: 1, purpose: 0x7374_7269)
    var points: [Point] = [], medians: [(from: Point, to: Point)] = []
    var words: [String] = []
    for (k, group) in groups.enumerated() {
      let sorted = group.values.filter(\.isFinite).sorted()
      for point in thinned(sorted.map { Point(Double(k), $0) }, to: 300) {
        points.append(Point(point.x + 0.6 * (random.uniform(points.count) - 0.5), point.y))
      }
      guard let median = median(sorted) else { continue }
      medians.append((from: Point(Double(k) - 0.4, median), to: Point(Double(k) + 0.4, median)))
      words.append("\(group.name) \(Numeral.significant(median))")
    }
    return Chart(
      title, x: .categories(label, groups.map(\.name)), y: y,
      [.dots(points), Mark(.intervals(medians), name: "median", ink: .text)],
      description: words.isEmpty
        ? "There are no numbers." : "Medians: \(words.joined(separator: ", ")).")
  }

  private static func median(_ sorted: [Double]) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? sorted[middle - 1] / 2 + sorted[middle] / 2 : sorted[middle]
  }
}
