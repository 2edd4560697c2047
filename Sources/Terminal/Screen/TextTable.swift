/// A table in plain text: text to the left, numbers to the right, columns two spaces apart.
///
///     var table = TextTable([.text("rung"), .number("accuracy")])
///     table.append(["network", "0.993"])
///     try console.output.write(table.text(for: console.outputScreen))
public struct TextTable: Sendable {
  /// A column: its heading, and the side that its cells stand on.
  public struct Column: Sendable {
    let heading: String
    let isNumeric: Bool

    /// A column of text, which stands on the left and is shortened if the screen is narrow.
    public static func text(_ heading: String) -> Column {
      Column(heading: heading.printable, isNumeric: false)
    }

    /// A column of numbers, which stand on the right.
    public static func number(_ heading: String) -> Column {
      Column(heading: heading.printable, isNumeric: true)
    }
  }

  private enum Row {
    case cells([String])
    case separator
  }

  private let columns: [Column]
  private var rows: [Row] = []

  /// A table with no rows yet.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row of as many cells as there are columns; a cell may be empty.
  public mutating func append(_ cells: [String]) {
    precondition(
      cells.count == columns.count, "a row of \(cells.count) cells for \(columns.count) columns")
    rows.append(.cells(cells.map(\.printable)))
  }

  /// Adds a line across the table.
  public mutating func appendSeparator() { rows.append(.separator) }

  /// The lines of the table, each ended by a line break.
  ///
  /// On a terminal no line is longer than the screen is wide: first the text columns give way, then whatever
  /// stands on the right. In a file or a pipe nothing is left out.
  public func text(for screen: Screen) -> String {
    let limit = screen.isTerminal ? screen.columns : nil
    let ellipsis = screen.allowsUnicode ? "…" : "..."
    let widths = limit.map { narrowed(naturalWidths, to: $0) } ?? naturalWidths
    let ruleLength = widths.reduce(0, +) + Self.gap.count * max(0, columns.count - 1)
    let rule = String(repeating: screen.allowsUnicode ? "─" : "-", count: ruleLength)
    let style = Style(for: screen)

    func line(_ cells: [String]) -> String {
      let line = layOut(cells, widths, ellipsis)
      return limit.map { line.truncated(toColumns: $0, ellipsis: ellipsis) } ?? line
    }
    func separator() -> String { limit.map { String(rule.prefix($0)) } ?? rule }

    var lines: [String] = []
    if columns.contains(where: { !$0.heading.isEmpty }) {
      lines += [style.strong(line(columns.map(\.heading))), separator()]
    }
    for row in rows {
      switch row {
      case .cells(let cells): lines.append(line(cells))
      case .separator: lines.append(separator())
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let gap = "  "

  private var naturalWidths: [Int] {
    var widths = columns.map(\.heading.displayWidth)
    for case .cells(let cells) in rows {
      for (index, cell) in cells.enumerated() {
        widths[index] = max(widths[index], cell.displayWidth)
      }
    }
    return widths
  }

  /// Takes from the widest text column, again and again, until the table fits or all of them are short.
  private func narrowed(_ widths: [Int], to limit: Int) -> [Int] {
    let leastWidth = 8
    var widths = widths
    var excess = widths.reduce(0, +) + Self.gap.count * (columns.count - 1) - limit
    while excess > 0 {
      let candidates = columns.indices.filter { !columns[$0].isNumeric && widths[$0] > leastWidth }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func layOut(_ cells: [String], _ widths: [Int], _ ellipsis: String) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let cell = cell.truncated(toColumns: widths[index], ellipsis: ellipsis)
      let padding = String(repeating: " ", count: widths[index] - cell.displayWidth)
      line += index == 0 ? "" : Self.gap
      line += columns[index].isNumeric ? padding + cell : cell + padding
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
