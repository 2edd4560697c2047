import Charts
import Numerics

/// One of every kind, so that each test sees them all.
enum Pictures {
  private static let random = RandomSource(seed: 2, purpose: 2)
  static let numbers = (0..<300).map { 100 + 15 * random.normal($0) }
  static let others = numbers.indices.map { numbers[$0] + 5 * random.normal(1_000 + $0) }

  static func scores(_ name: String, _ seed: Int, count: Int = 200) -> BinaryScores {
    // Two digits, so that there are ties.
    let p = (0..<count).map { (random.uniform(10_000 * seed + $0) * 100).rounded() / 100 }
    return BinaryScores(
      name, scores: p, isPositive: p.indices.map { random.uniform(-10_000 * seed - $0) < p[$0] })
  }

  static func lines(_ names: [String]) -> Chart {
    Chart(
      "Lines", x: .counting("epoch"), y: Axis("loss", unit: "nat", scale: .logarithmic),
      names.enumerated().map { k, name in
        .line((1...40).map { Point(Double($0), Double(k + 1) / Double($0)) }, name: name)
      }, description: "Several series.")
  }

  /// With `names` wherever a chart has names.
  static func all(names: [String]) -> [any Picture] {
    let scores = names.prefix(3).enumerated().map { Self.scores($0.element, $0.offset) }
    let counts = names.indices.map { i in names.indices.map { i == $0 ? 20 : ($0 + i) % 3 } }
    return [
      lines(names),
      Chart(
        names[0], x: Axis(names[1], unit: names[2]), y: Axis(names[3], unit: names[4]),
        [
          .dots(zip(numbers, others).map { Point($0, $1) }, name: names[0]),
          .dots(zip(others, numbers).map { Point($0, $1) }, name: names[1]),
          .steps(zip(numbers.sorted(), others.sorted()).map { Point($0, $1) }, name: names[2]),
          Mark(
            .band(
              lower: [Point(60, 70), Point(140, 120)], upper: [Point(60, 90), Point(140, 150)]),
            name: names[3]),
          Mark(.lines([[Point(60, 60), Point(100, 90)], [Point(60, 100), Point(90, 100)]])),
          Mark(.rectangles([Mark.Rectangle(x: 80...90, y: 60...70)])),
          .rule(from: Point(60, 60), to: Point(140, 140), name: names[4]),
        ], description: names[5]),
      Chart(
        "Categories", x: .categories("island", names), y: Axis("mass", unit: "g"),
        [
          .dots(names.indices.map { Point(Double($0), numbers[$0]) }),
          Mark(.intervals(names.indices.map { (Point(Double($0), 80), Point(Double($0), 130)) })),
        ], description: "By island."),
      Chart.histogram("Histogram", Axis(names[0]), numbers),
      Chart.strips(
        "Strips", Axis(names[0]), groups: names.map { ($0, numbers) }, label: names[1]),
      Chart.normalQuantiles("Quantiles", Axis(names[0]), numbers),
      Chart.receiverOperatingCharacteristic("Receiver operating characteristic", scores),
      Chart.precisionRecall("Precision and recall", scores),
      Chart.calibration("Calibration", scores), Chart.calibration("Calibration", [scores[0]]),
      Chart.predictedAndObserved("Predicted", unit: names[0], predicted: numbers, observed: others),
      Chart.residuals("Residuals", unit: names[0], predicted: numbers, observed: others),
      Chart.bars(
        "Bars", Axis("importance"),
        names.enumerated().map { NamedBar($0.element, Double($0.offset) - 1, interval: -2...5) },
        description: "Bars."),
      HeatMap.confusion(names[0], classes: names, counts: counts),
      HeatMap.confusion(
        "Forty", classes: (0..<40).map { "class \($0)" },
        counts: (0..<40).map { i in (0..<40).map { i == $0 ? 9 : 0 } }),
      NetworkDiagram(
        names[0],
        [
          .init(names[1], count: 784), .init(names[2], detail: names[3], count: 32),
          .init("outputs", detail: "softmax", count: names.count, names: names),
        ]),
      NetworkDiagram(
        "Weights", [.init("inputs", count: 2, names: ["x", "y"]), .init("output", count: 1)],
        weights: [[[0.5, -2]]]),
    ]
  }

  static let all = all(names: ["a", "b", "c", "d", "e", "f"])
}
