internal import Terminal

/// A table that leaves out what matters least where the screen is too narrow for all its columns.
struct FlexibleTable {
  private struct Column {
    let heading: String
    let isNumeric: Bool
    let cells: [String]
    let importance: Int

    var width: Int { (cells + [heading]).map(\.displayWidth).max() ?? 0 }
  }

  private var columns: [Column] = []

  /// The narrowest that a text column gets before columns of numbers are left out.
  private static let leastTextWidth = 12
  private static let always = Int.max

  /// A column of text, which is never left out.
  mutating func text(_ heading: String, _ cells: [String]) {
    columns.append(
      Column(
        heading: heading, isNumeric: false, cells: cells.map(\.printable),
        importance: Self.always))
  }

  /// A column of numbers; of all columns the least important one is left out first.
  mutating func numbers(_ heading: String, _ cells: [String], importance: Int = .max) {
    columns.append(
      Column(heading: heading, isNumeric: true, cells: cells, importance: importance))
  }

  func text(for screen: Screen) -> String {
    let shown = screen.isTerminal ? screen.columns.map(fitting) ?? columns : columns
    var table = TextTable(shown.map { $0.isNumeric ? .number($0.heading) : .text($0.heading) })
    for row in 0..<(columns.first?.cells.count ?? 0) { table.append(shown.map { $0.cells[row] }) }
    return table.text(for: screen)
  }

  private func fitting(_ limit: Int) -> [Column] {
    var shown = columns
    func width() -> Int {
      shown.reduce(2 * (shown.count - 1)) { sum, column in
        sum + (column.isNumeric ? column.width : min(column.width, Self.leastTextWidth))
      }
    }
    while width() > limit, let least = shown.map(\.importance).min(), least < Self.always,
      let index = shown.lastIndex(where: { $0.importance == least })
    {
      shown.remove(at: index)
    }
    return shown
  }
}
