extension HTML {
  /// A column of a table.
  public struct Column: Sendable {
    public let heading: Markup
    let isNumber: Bool

    /// Numbers stand to the right, everything else to the left.
    public init(_ heading: Markup, isNumber: Bool = false) {
      (self.heading, self.isNumber) = (heading, isNumber)
    }

    public static func text(_ heading: Markup) -> Column { Column(heading) }
    public static func number(_ heading: Markup) -> Column { Column(heading, isNumber: true) }
  }

  /// A table with its caption; wider than the window it scrolls.
  ///
  /// - Parameters:
  ///   - caption: what the table shows.
  ///   - columns: headings, from left to right.
  ///   - rows: as many cells each as there are columns.
  ///   - hasRowHeadings: whether the first cell names its row.
  /// - Returns: the table in a box that scrolls.
  public static func table(
    caption: String, _ columns: [Column], rows: [[Markup]], hasRowHeadings: Bool = true
  ) -> Markup {
    let headings = columns.map { column in
      Markup.element(
        "th", ["scope": "col", "class": column.isNumber ? "number" : nil], [column.heading])
    }
    let body = rows.map { cells -> Markup in
      precondition(
        cells.count == columns.count, "\(cells.count) cells do not fill \(columns.count) columns")
      return .element(
        "tr", [:],
        cells.indices.map { k in
          let style = columns[k].isNumber ? "number" : nil
          return k == 0 && hasRowHeadings
            ? .element("th", ["scope": "row", "class": style], [cells[k]])
            : .element("td", ["class": style], [cells[k]])
        })
    }
    let table = Markup.element(
      "table", [:],
      [
        .element("caption", [:], [.text(caption)]),
        .element("thead", [:], [.element("tr", [:], headings)]), "\n",
        .element("tbody", [:], body.flatMap { [$0, "\n"] }),
      ])
    // Reached with the keyboard, so that it can be scrolled without a mouse.
    return .element(
      "div", ["class": "scroll", "role": "region", "aria-label": caption, "tabindex": "0"],
      [table])
  }
}
