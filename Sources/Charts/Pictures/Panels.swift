/// Several pictures as one, in rows.
public struct Panels: Picture {
  public var title: String
  public var rows: [[any Picture]]

  public init(_ title: String, _ rows: [[any Picture]]) { (self.title, self.rows) = (title, rows) }

  /// Those of its parts, one after the other.
  public var description: String { rows.joined().map(\.description).joined(separator: " ") }

  /// As wide as the widest row, and as high as all of them.
  public var size: Size {
    Size(
      width: rows.map { row in row.reduce(0) { $0 + $1.size.width } }.max() ?? 0,
      height: rows.reduce(0) { $0 + Self.height($1) })
  }

  public func drawing() -> [Markup] {
    var parts: [Markup] = []
    var y = 0.0
    for row in rows {
      var x = 0.0
      for picture in row {
        parts.append(
          .element("g", ["transform": "translate(\(Coordinate.text(x, y)))"], picture.drawing()))
        x += picture.size.width
      }
      y += Self.height(row)
    }
    return parts
  }

  private static func height(_ row: [any Picture]) -> Double { row.map(\.size.height).max() ?? 0 }
}
