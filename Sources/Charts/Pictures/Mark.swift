/// A place in a chart, in the units of its axes.
public struct Point: Sendable, Equatable {
  public var x, y: Double

  public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// Something that a ``Chart`` draws between its axes.
///
/// A point whose numbers are not finite, or that a logarithmic axis cannot show, is left out; a line
/// has a gap there.
public struct Mark: Sendable {
  public enum Shape: Sendable {
    case line([Point])
    /// Many thin lines.
    case lines([[Point]])
    case dots([Point])
    case rectangles([Rectangle])
    /// Between two lines over the same x.
    case band(lower: [Point], upper: [Point])
    /// From one point to the other, with bars across both ends.
    case intervals([(from: Point, to: Point)])
    /// A dashed line for comparison.
    case rule(from: Point, to: Point)
  }

  /// Sides along the axes.
  public struct Rectangle: Sendable, Equatable {
    public var x, y: ClosedRange<Double>

    public init(x: ClosedRange<Double>, y: ClosedRange<Double>) { (self.x, self.y) = (x, y) }
  }

  public let shape: Shape
  /// In the legend, which has one line for each name.
  public let name: String?
  /// `nil`: the next one of the series; marks of one name have one color.
  public let ink: Ink?
  /// Whether a line of few points has a marker at each.
  public let hasMarkers: Bool

  public init(_ shape: Shape, name: String? = nil, ink: Ink? = nil, hasMarkers: Bool = true) {
    (self.shape, self.name, self.ink, self.hasMarkers) = (shape, name, ink, hasMarkers)
  }

  public static func line(
    _ points: [Point], name: String? = nil, ink: Ink? = nil, hasMarkers: Bool = true
  ) -> Mark {
    Mark(.line(points), name: name, ink: ink, hasMarkers: hasMarkers)
  }

  /// A line that stays level from each point to the next one.
  public static func steps(_ points: [Point], name: String? = nil, ink: Ink? = nil) -> Mark {
    let corners = points.indices.flatMap { k in
      k == 0 ? [points[k]] : [Point(points[k].x, points[k - 1].y), points[k]]
    }
    return Mark(.line(corners), name: name, ink: ink, hasMarkers: false)
  }

  public static func dots(_ points: [Point], name: String? = nil, ink: Ink? = nil) -> Mark {
    Mark(.dots(points), name: name, ink: ink)
  }

  public static func rule(from: Point, to: Point, name: String? = nil) -> Mark {
    Mark(.rule(from: from, to: to), name: name, ink: .faint)
  }

  /// Everything that must have a place on the axes.
  var points: [Point] {
    switch shape {
    case .line(let points), .dots(let points): points
    case .lines(let lines): lines.flatMap { $0 }
    case .band(let lower, let upper): lower + upper
    case .rectangles(let rectangles):
      rectangles.flatMap {
        [Point($0.x.lowerBound, $0.y.lowerBound), Point($0.x.upperBound, $0.y.upperBound)]
      }
    case .intervals(let intervals): intervals.flatMap { [$0.from, $0.to] }
    case .rule(let from, let to): [from, to]
    }
  }
}
