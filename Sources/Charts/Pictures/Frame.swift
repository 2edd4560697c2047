/// Where everything of a chart is: margins as wide as the texts in them, the rest for the marks.
struct Frame {
  let chart: Chart
  let x, y: Projection
  let left, top, right, bottom: Double
  let xTicks, yTicks: [Tick]
  let entries: [LegendEntry]
  /// Whether the names along the x axis are too long to stand side by side.
  let isSlanted: Bool

  /// A mark's look, and its name in the legend.
  struct LegendEntry {
    let mark: Mark
    let name: String
    let look: Look
    /// Its place in the drawing.
    let x, y: Double
  }

  private static let longestCategory = 24
  private static let longestName = 36
  private static let lineHeight = 18.0

  init(_ chart: Chart) {
    self.chart = chart
    let points = chart.marks.flatMap(\.points)
    let size = chart.size

    entries = Self.legend(of: chart)
    let legendHeight = entries.isEmpty ? 0 : (entries.map(\.y).max() ?? 0) - 24 + 6
    top = 34 + legendHeight
    right = size.width - 14

    // What the ticks say does not depend on how wide the margins are, only how many there are.
    let provisional = Projection(chart.y, showing: points.map(\.y), from: size.height - 50, to: top)
    yTicks = Self.shortened(
      provisional.ticks(atMost: max(3, Int((size.height - 50 - top) / 34))), chart.y)
    left = 34 + (yTicks.map { TextWidth.estimate($0.text) }.max() ?? 0)

    let horizontal = Projection(chart.x, showing: points.map(\.x), from: left, to: right)
    x = horizontal
    xTicks = Self.shortened(
      horizontal.ticks(atMost: max(3, Int((right - left) / 52))), chart.x)
    let widest = xTicks.map { TextWidth.estimate($0.text) }.max() ?? 0
    isSlanted =
      !chart.x.categories.isEmpty && widest + 6 > (right - left) / Double(max(xTicks.count, 1))
    bottom = size.height - (isSlanted ? 36 + 0.7 * widest : 46)
    y = Projection(chart.y, showing: points.map(\.y), from: bottom, to: top)
  }

  private static func shortened(_ ticks: [Tick], _ axis: Axis) -> [Tick] {
    axis.categories.isEmpty
      ? ticks
      : ticks.map {
        Tick(value: $0.value, text: TextWidth.shortened($0.text, to: longestCategory))
      }
  }

  /// In rows below the title; one entry for each name.
  private static func legend(of chart: Chart) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    var (x, y) = (16.0, 42.0)
    for (mark, look) in zip(chart.marks, Look.looks(of: chart.marks)) {
      guard let full = mark.name, !entries.contains(where: { $0.name == full }) else { continue }
      let width = 40 + TextWidth.estimate(TextWidth.shortened(full, to: longestName))
      if x > 16, x + width > chart.size.width - 8 { (x, y) = (16, y + lineHeight) }
      entries.append(LegendEntry(mark: mark, name: full, look: look, x: x, y: y))
      x += width
    }
    return entries
  }

  // MARK: Axes and texts

  func axes() -> [Markup] {
    [
      Self.text(chart.title, x: 16, y: 22, class: "title"),
      .element("path", ["class": "grid", "d": gridPath]),
      .element("path", ["class": "axis", "d": axisPath]),
    ] + xTexts + yTexts + [
      Self.text(
        chart.x.caption, x: (left + right) / 2, y: chart.size.height - 8, class: "label middle"),
      .element(
        "text",
        [
          "class": "label middle",
          "transform": "translate(16 \(Coordinate.text((top + bottom) / 2))) rotate(-90)",
        ], [.text(chart.y.caption)]),
    ]
  }

  private var gridPath: String {
    let across = yTicks.map { "M\(Coordinate.text(left, y($0.value)))H\(Coordinate.text(right))" }
    let along = xTicks.map { "M\(Coordinate.text(x($0.value), top))V\(Coordinate.text(bottom))" }
    // Between names, lines along them say nothing.
    return
      ((chart.y.categories.isEmpty ? across : [])
      + (chart.x.categories.isEmpty ? along : [])).joined()
  }

  private var axisPath: String {
    "M\(Coordinate.text(left, top))V\(Coordinate.text(bottom))H\(Coordinate.text(right))"
      + xTicks.map { "M\(Coordinate.text(x($0.value), bottom))v4" }.joined()
      + yTicks.map { "M\(Coordinate.text(left, y($0.value)))h-4" }.joined()
  }

  private var xTexts: [Markup] {
    xTicks.map { tick in
      let at = x(tick.value)
      guard isSlanted else {
        return Self.text(tick.text, x: at, y: bottom + 18, class: "tick middle")
      }
      return .element(
        "text",
        [
          "class": "tick end",
          "transform": "translate(\(Coordinate.text(at + 4, bottom + 14))) rotate(-40)",
        ], [.text(tick.text)])
    }
  }

  private var yTexts: [Markup] {
    yTicks.map { Self.text($0.text, x: left - 8, y: y($0.value) + 4, class: "tick end") }
  }

  static func text(_ text: String, x: Double, y: Double, class style: String) -> Markup {
    .element(
      "text", ["class": style, "x": Coordinate.text(x), "y": Coordinate.text(y)], [.text(text)])
  }

  // MARK: Marks and legend

  func marks() -> [Markup] {
    zip(chart.marks, Look.looks(of: chart.marks)).compactMap { mark, look in
      MarkDrawing(mark: mark, look: look, x: x, y: y).drawn
    }
  }

  func legend() -> [Markup] {
    entries.flatMap { entry in
      [
        entry.look.sample(of: entry.mark, x: entry.x, y: entry.y - 4),
        Self.text(
          TextWidth.shortened(entry.name, to: Self.longestName), x: entry.x + 28, y: entry.y,
          class: "tick"),
      ]
    }
  }
}
