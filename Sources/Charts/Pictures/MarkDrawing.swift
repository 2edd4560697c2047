/// One mark on its axes.
struct MarkDrawing {
  let mark: Mark
  let look: Look
  let x, y: Projection

  /// Where a line has few points, each is shown.
  private static let mostMarkers = 12
  /// Above this many dots each is see-through, so that the dense places show.
  private static let mostOpaque = 200

  /// `nil` if there is nothing to see.
  var drawn: Markup? {
    let parts = parts.filter { $0 != .nothing }
    return parts.isEmpty ? nil : .element("g", ["class": look.ink.rawValue], parts)
  }

  private var parts: [Markup] {
    switch mark.shape {
    case .line(let points):
      let runs = runs(points), places = runs.flatMap { $0 }
      let path = Markup.element(
        "path", ["class": "line", "stroke-dasharray": look.dash, "d": Self.path(runs)])
      // A run of one point has no line.
      let lonely = runs.filter { $0.count == 1 }.flatMap { $0 }
      let shown = places.count <= Self.mostMarkers && mark.hasMarkers ? places : lonely
      return (places.isEmpty ? [] : [path])
        + (shown.isEmpty ? [] : [.element("path", ["class": "marker", "d": look.markers(shown)])])
    case .lines(let lines):
      let path = lines.map { Self.path(runs($0)) }.joined()
      return path.isEmpty ? [] : [.element("path", ["class": "thin", "d": path])]
    case .dots(let points): return dots(points)
    case .rectangles(let rectangles):
      let path = rectangles.compactMap(outline).joined()
      return path.isEmpty ? [] : [.element("path", ["class": "bar", "d": path])]
    case .band(let lower, let upper):
      let places = runs(upper).flatMap { $0 } + runs(lower).flatMap { $0 }.reversed()
      return places.count < 3
        ? [] : [.element("path", ["class": "band", "d": Self.path([places]) + "z"])]
    case .intervals(let intervals):
      let path = intervals.compactMap { span(from: $0.from, to: $0.to) }.joined()
      return path.isEmpty ? [] : [.element("path", ["class": "interval", "d": path])]
    case .rule(let from, let to):
      let ends = runs([from, to])
      return ends.first?.count == 2
        ? [.element("path", ["class": "rule", "d": Self.path(ends)])] : []
    }
  }

  /// Thousands of discs as strokes without length, which takes a third of the space.
  private func dots(_ points: [Point]) -> [Markup] {
    let places = runs(points).flatMap { $0 }
    guard !places.isEmpty else { return [] }
    let many = places.count > Self.mostOpaque
    guard look.number % 4 == 0 else {
      return [
        .element(
          "path",
          ["class": many ? "marker many" : "marker", "d": look.markers(places, radius: 2.5)])
      ]
    }
    let path = places.map { "M\(Coordinate.text($0.x, $0.y))h0" }.joined()
    return [.element("path", ["class": many ? "dots many" : "dots", "d": path])]
  }

  /// The places of points, broken where one cannot be shown.
  private func runs(_ points: [Point]) -> [[(x: Double, y: Double)]] {
    var runs: [[(x: Double, y: Double)]] = [[]]
    for point in points {
      if x.axis.shows(point.x), y.axis.shows(point.y) {
        runs[runs.count - 1].append((x(point.x), y(point.y)))
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private static func path(_ runs: [[(x: Double, y: Double)]]) -> String {
    runs.map { run in
      // After a move, further pairs of numbers are lines.
      "M" + run.map { Coordinate.text($0.x, $0.y) }.joined(separator: " ")
    }.joined()
  }

  private func outline(_ rectangle: Mark.Rectangle) -> String? {
    let sides = [
      rectangle.x.lowerBound, rectangle.x.upperBound, rectangle.y.lowerBound,
      rectangle.y.upperBound,
    ]
    guard sides[..<2].allSatisfy(x.axis.shows), sides[2...].allSatisfy(y.axis.shows) else {
      return nil
    }
    let (a, b) = (x(sides[0]), x(sides[1]))
    let (c, d) = (y(sides[2]), y(sides[3]))
    return
      "M\(Coordinate.text(a, c))H\(Coordinate.text(b))V\(Coordinate.text(d))H\(Coordinate.text(a))z"
  }

  private func span(from: Point, to: Point) -> String? {
    let ends = runs([from, to]).flatMap { $0 }
    guard ends.count == 2 else { return nil }
    let isUpright = abs(ends[0].x - ends[1].x) < abs(ends[0].y - ends[1].y)
    let caps = ends.map { end in
      isUpright
        ? "M\(Coordinate.text(end.x - 4, end.y))h8" : "M\(Coordinate.text(end.x, end.y - 4))v8"
    }
    return Self.path([ends]) + caps.joined()
  }
}
