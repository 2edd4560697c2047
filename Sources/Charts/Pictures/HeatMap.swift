/// Numbers in rows and columns, the larger the darker: a confusion matrix, for example.
public struct HeatMap: Picture {
  public var title: String
  public var description: String
  /// What the rows and the columns are.
  public var rowLabel, columnLabel: String
  public var rows, columns: [String]
  /// Row by row; numbers below zero and those that are not finite have no color.
  public var values: [[Double]]
  /// What stands in the cells, row by row; none where the cells are too many.
  public var texts: [[String]]

  public init(
    _ title: String, rowLabel: String, columnLabel: String, rows: [String], columns: [String],
    values: [[Double]], texts: [[String]], description: String
  ) {
    precondition(
      values.count == rows.count && values.allSatisfy { $0.count == columns.count },
      "\(values.count) rows of numbers do not fill \(rows.count) × \(columns.count) cells")
    (self.title, self.rowLabel, self.columnLabel) = (title, rowLabel, columnLabel)
    (self.rows, self.columns, self.values) = (rows, columns, values)
    (self.texts, self.description) = (texts, description)
  }

  /// What was predicted of each class, in counts; colors are shares of the row, so that a rare class
  /// shows as well as a frequent one.
  public static func confusion(
    _ title: String, classes: [String], counts: [[Int]]
  ) -> HeatMap {
    let shares = counts.map { row in
      row.map { Double($0) / Double(max(1, row.reduce(0, +))) }
    }
    let right = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    let all = counts.reduce(0) { $0 + $1.reduce(0, +) }
    var mistakes: [(count: Int, words: String)] = []
    for (i, row) in counts.enumerated() {
      for (j, count) in row.enumerated() where i != j && count > 0 {
        mistakes.append(
          (
            count,
            "\(classes[i]) taken for \(classes[j]) "
              + (count == 1 ? "once" : "\(Numeral.grouped(count)) times")
          ))
      }
    }
    let worst = mistakes.enumerated()
      .sorted { (-$0.element.count, $0.offset) < (-$1.element.count, $1.offset) }
      .prefix(3).map(\.element.words).joined(separator: "; ")
    return HeatMap(
      title, rowLabel: "true class", columnLabel: "predicted class", rows: classes,
      columns: classes, values: shares, texts: counts.map { $0.map(Numeral.grouped) },
      description: "\(Numeral.grouped(right)) of \(Numeral.grouped(all)) rows are right"
        + (worst.isEmpty ? "." : "; most often \(worst)."))
  }

  private static let longestName = 18
  /// Cells smaller than this hold no text.
  private static let smallestTextCell = 22.0

  private var side: Double {
    min(64, max(9, 400 / Double(max(rows.count, columns.count, 1))))
  }
  private var left: Double { 36 + width(of: rows) }
  private var top: Double { 68 + (isSlanted ? 0.72 * width(of: columns) : 0) }
  private var isSlanted: Bool { width(of: columns) + 4 > side }
  /// Where cells are smaller than a line of text, names would run into one another.
  private var namesEvery: Int { max(1, Int((13 / side).rounded(.up))) }
  /// Slanted, they need more room.
  private var columnNamesEvery: Int {
    isSlanted ? max(1, Int((18 / side).rounded(.up))) : namesEvery
  }

  public var size: Size {
    Size(
      width: max(
        300, left + side * Double(columns.count) + (isSlanted ? 0.72 * width(of: columns) : 16)),
      height: top + side * Double(rows.count) + 16)
  }

  private func width(of names: [String]) -> Double {
    names.map { TextWidth.estimate(TextWidth.shortened($0, to: Self.longestName)) }.max() ?? 0
  }

  public func drawing() -> [Markup] {
    [
      Frame.text(title, x: 16, y: 22, class: "title"),
      Frame.text(
        columnLabel, x: left + side * Double(columns.count) / 2, y: 44, class: "label middle"),
      .element(
        "text",
        [
          "class": "label middle",
          "transform":
            "translate(18 \(Coordinate.text(top + side * Double(rows.count) / 2))) rotate(-90)",
        ], [.text(rowLabel)]),
    ] + names + cells
  }

  private var names: [Markup] {
    let across = columns.indices.filter { $0.isMultiple(of: columnNamesEvery) }.map { j -> Markup in
      let x = left + side * (Double(j) + 0.5)
      let name = TextWidth.shortened(columns[j], to: Self.longestName)
      guard isSlanted else { return Frame.text(name, x: x, y: top - 6, class: "tick middle") }
      return .element(
        "text",
        [
          "class": "tick", "transform": "translate(\(Coordinate.text(x + 3, top - 5))) rotate(-45)",
        ], [.text(name)])
    }
    let down = rows.indices.filter { $0.isMultiple(of: namesEvery) }.map { i in
      Frame.text(
        TextWidth.shortened(rows[i], to: Self.longestName), x: left - 6,
        y: top + side * (Double(i) + 0.5) + 4, class: "tick end")
    }
    return across + down
  }

  private var cells: [Markup] {
    let largest = values.flatMap { $0 }.filter(\.isFinite).max() ?? 0
    return rows.indices.flatMap { i in
      columns.indices.flatMap { j -> [Markup] in
        let (x, y) = (left + side * Double(j), top + side * Double(i))
        let value = values[i][j].isFinite ? max(0, values[i][j]) : 0
        let strength = largest > 0 ? value / largest : 0
        var parts: [Markup] = []
        if strength > 0 {
          parts.append(
            .element(
              "rect",
              [
                "class": "cell", "x": Coordinate.text(x), "y": Coordinate.text(y),
                "width": Coordinate.text(side), "height": Coordinate.text(side),
                "fill-opacity": Self.opacity(strength),
              ]))
        }
        parts.append(
          .element(
            "path",
            [
              "class": "grid",
              "d": "M\(Coordinate.text(x, y))h\(Coordinate.text(side))v\(Coordinate.text(side))"
                + "h\(Coordinate.text(-side))z",
            ]))
        if side >= Self.smallestTextCell, i < texts.count, j < texts[i].count,
          TextWidth.estimate(texts[i][j]) < side
        {
          parts.append(
            Frame.text(
              texts[i][j], x: x + side / 2, y: y + side / 2 + 4,
              class: strength > 0.5 ? "onDark middle" : "middle"))
        }
        return parts
      }
    }
  }

  /// From nearly none to 1, but never in the middle, where neither light nor dark text could be read.
  static func opacity(_ strength: Double) -> String {
    let opacity = strength > 0.5 ? 0.85 + 0.3 * (strength - 0.5) : 0.06 + 0.6 * strength
    return Numeral.fixed(opacity, decimals: 2)
  }
}
