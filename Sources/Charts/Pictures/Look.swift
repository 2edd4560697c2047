/// The color, the dashes and the marker that tell one series from another, on screens, in print and
/// without color.
struct Look: Equatable {
  let ink: Ink
  /// Counted from 0.
  let number: Int

  private static let dashes: [String?] = [nil, "7 3", "2 3", "9 3 2 3"]

  var dash: String? { ink == .faint ? nil : Self.dashes[number % Self.dashes.count] }

  /// One for each mark, in order; marks of one name look alike.
  static func looks(of marks: [Mark]) -> [Look] {
    var known: [String: Look] = [:]
    var next = 0
    return marks.map { mark in
      if let name = mark.name, let look = known[name] { return look }
      let look: Look
      if let ink = mark.ink {
        look = Look(ink: ink, number: Ink.series.firstIndex(of: ink) ?? 0)
      } else {
        look = Look(ink: .series(next), number: next)
        next += 1
      }
      if let name = mark.name { known[name] = look }
      return look
    }
  }

  /// Markers in one path: discs, squares, triangles, diamonds, in turn.
  func markers(_ places: [(x: Double, y: Double)], radius: Double = 3) -> String {
    let r = Coordinate.text(radius), d = Coordinate.text(2 * radius)
    // A triangle and a diamond of this reach look as large as the disc.
    let s = Coordinate.text(radius + 1), w = Coordinate.text(2 * radius + 2)
    let shape: (x: Double, y: Double, path: String) =
      switch number % 4 {
      case 0: (x: -radius, y: 0, path: "a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0-\(d) 0z")
      case 1: (x: -radius, y: -radius, path: "h\(d)v\(d)h-\(d)z")
      case 2: (x: 0, y: -radius - 1, path: "l\(s) \(w)h-\(w)z")
      default: (x: 0, y: -radius - 1, path: "l\(s) \(s)l-\(s) \(s)l-\(s)-\(s)z")
      }
    return places.map { "M\(Coordinate.text($0.x + shape.x, $0.y + shape.y))\(shape.path)" }
      .joined()
  }

  /// What stands before a name in the legend: 22 wide, centered on `y`.
  func sample(of mark: Mark, x: Double, y: Double) -> Markup {
    let line = "M\(Coordinate.text(x, y))h22"
    let children: [Markup]
    switch mark.shape {
    case .line, .lines:
      children = [.element("path", ["class": "line", "stroke-dasharray": dash, "d": line])]
    case .dots:
      children = [.element("path", ["class": "marker", "d": markers([(x + 11, y)])])]
    case .rectangles:
      children = [Self.box(x, y, "bar")]
    case .band: children = [Self.box(x, y, "band")]
    case .intervals: children = [.element("path", ["class": "interval", "d": line])]
    case .rule: children = [.element("path", ["class": "rule", "d": line])]
    }
    return .element("g", ["class": ink.rawValue], children)
  }

  private static func box(_ x: Double, _ y: Double, _ style: String) -> Markup {
    .element(
      "rect",
      [
        "class": style, "x": Coordinate.text(x), "y": Coordinate.text(y - 5), "width": "22",
        "height": "10",
      ])
  }
}
