/// Curves and points drawn with braille letters, each of which has 2 × 4 dots; where the locale has no
/// more than ASCII, and of further curves where there are no colors, with one mark for each letter's
/// place.
///
///     1.0 │⠀⠀⠀⠀⢀⠔⠉
///         │⠀⠀⠀⡠⠃⠀⠀
///     0.0 │⠤⠔⠉⠀⠀⠀⠀
///         └───────
///          -6    6
public struct BraillePlot: Sendable {
  /// What the two sides stand for.
  public let x, y: ClosedRange<Double>
  /// In letters, without the axes.
  public let columns, rows: Int
  private var cells: [Cell]

  private struct Cell {
    var dots: UInt8 = 0
    /// The curve that drew last.
    var curve = 0
  }

  /// An empty plot, at least 2 letters wide and 1 high. Ranges without extent are widened.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int = 56, rows: Int = 10
  ) {
    (self.x, self.y) = (Self.widened(x), Self.widened(y))
    (self.columns, self.rows) = (max(2, columns), max(1, rows))
    cells = [Cell](repeating: Cell(), count: self.columns * self.rows)
  }

  private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    guard range.lowerBound.isFinite, range.upperBound.isFinite else { return 0...1 }
    guard range.lowerBound == range.upperBound else { return range }
    let middle = range.lowerBound, half = max(abs(middle), 1) / 2
    return middle - half...middle + half
  }

  // MARK: Drawing

  /// Marks a point; outside of the ranges, or where a number is none, nothing.
  ///
  /// `curve` counts what is drawn from 0: curves have colors of their own where a screen has colors,
  /// and marks of their own where it has none, or only ASCII.
  public mutating func point(_ px: Double, _ py: Double, curve: Int = 0) {
    guard x.contains(px), y.contains(py) else { return }
    let across = (px - x.lowerBound) / (x.upperBound - x.lowerBound) * Double(2 * columns - 1)
    let down = (y.upperBound - py) / (y.upperBound - y.lowerBound) * Double(4 * rows - 1)
    set(Int(across.rounded()), Int(down.rounded()), curve)
  }

  /// Draws lines from point to point; a break where a number is none.
  public mutating func line(_ points: [(x: Double, y: Double)], curve: Int = 0) {
    if points.count == 1 { point(points[0].x, points[0].y, curve: curve) }
    for (a, b) in zip(points, points.dropFirst()) where [a.x, a.y, b.x, b.y].allSatisfy(\.isFinite)
    {
      let across = abs(b.x - a.x) / (x.upperBound - x.lowerBound) * Double(2 * columns)
      let down = abs(b.y - a.y) / (y.upperBound - y.lowerBound) * Double(4 * rows)
      // Two steps for each dot; more than the plot has would be outside of it.
      let steps = Int(min(max(across, down), Double(16 * (columns + rows))) * 2) + 1
      for step in 0...steps {
        let share = Double(step) / Double(steps)
        point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, curve: curve)
      }
    }
  }

  /// A function, at every dot from the left to the right.
  public mutating func curve(_ number: Int = 0, _ function: (Double) -> Double) {
    let last = 2 * columns - 1
    line(
      (0...last).map { dot in
        let px = x.lowerBound + (x.upperBound - x.lowerBound) * Double(dot) / Double(last)
        return (px, function(px))
      }, curve: number)
  }

  private mutating func set(_ across: Int, _ down: Int, _ curve: Int) {
    // Unicode numbers the left dots 1, 2, 3, 7 from above and the right ones 4, 5, 6, 8.
    let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    let cell = across / 2 + down / 4 * columns
    guard cells.indices.contains(cell) else { return }
    cells[cell].dots |= bits[across % 2][down % 4]
    cells[cell].curve = curve
  }

  // MARK: As text

  /// The lines of the plot with its axes, each ended by a line break.
  public func text(for screen: Screen) -> String {
    let style = Style(for: screen), isUnicode = screen.allowsUnicode
    let (top, bottom) = (Self.label(y.upperBound), Self.label(y.lowerBound))
    let margin = max(top.count, bottom.count)
    func padded(_ label: String) -> String {
      String(repeating: " ", count: margin - label.count) + label + " "
    }
    var text = ""
    for row in 0..<rows {
      let label = row == 0 ? top : row == rows - 1 ? bottom : ""
      text += padded(label) + (isUnicode ? "│" : "|") + line(row, style, screen) + "\n"
    }
    let axis = String(repeating: isUnicode ? "─" : "-", count: columns)
    let (left, right) = (Self.label(x.lowerBound), Self.label(x.upperBound))
    let gap = String(repeating: " ", count: max(1, columns - left.count - right.count))
    return text + padded("") + (isUnicode ? "└" : "+") + axis + "\n" + padded("") + " " + left + gap
      + right + "\n"
  }

  /// Spaces at the end of a line are left out; equal colors share one pair of codes.
  private func line(_ row: Int, _ style: Style, _ screen: Screen) -> String {
    var cells = Array(self.cells[row * columns..<(row + 1) * columns])
    while cells.last?.dots == 0 { cells.removeLast() }
    return cells.chunked(by: \.curve).map { run in
      style.curve(
        run[0].curve, run.map { letter(of: $0, screen) }.joined())
    }.joined()
  }

  private func letter(of cell: Cell, _ screen: Screen) -> String {
    if cell.dots == 0 { return " " }
    // Without colors only the first curve is of dots.
    guard screen.allowsUnicode, screen.allowsColor || cell.curve == 0 else {
      return Self.marks[cell.curve % 4]
    }
    return String(Character(Unicode.Scalar(0x2800 + UInt32(cell.dots)) ?? " "))
  }

  private static let marks = ["*", "o", "+", "x"]

  /// What a curve is drawn with on a screen, for the key beside its name; empty where colors tell.
  public static func mark(ofCurve number: Int, for screen: Screen) -> String {
    if screen.allowsColor { return screen.allowsUnicode ? "" : marks[number % 4] }
    return screen.allowsUnicode && number == 0 ? "⠒" : marks[number % 4]
  }

  private static func label(_ value: Double) -> String { NumberText.shortest(value, digits: 3) }
}

extension Style {
  /// Curves have different colors; the first one has that of the text.
  public func curve(_ number: Int, _ text: String) -> String {
    switch number % 4 {
    case 0: text
    case 1: warning(text)
    case 2: success(text)
    default: failure(text)
    }
  }
}

extension Array {
  /// Runs of neighbors that have the same key.
  fileprivate func chunked<Key: Equatable>(by key: (Element) -> Key) -> [[Element]] {
    reduce(into: []) { runs, element in
      if let last = runs.last?.last, key(last) == key(element) {
        runs[runs.count - 1].append(element)
      } else {
        runs.append([element])
      }
    }
  }
}
