internal import Charts
internal import ModelFiles
internal import Numerics
internal import Tables
internal import Training

extension Report {
  private static let mostWorst = 10
  private static let mostColumns = 12
  private static let largestSide = 96

  /// Positions among the rows used, the worst first.
  var worst: [Int] {
    let errors: [Double]
    switch measured.outcomes {
    case .classes(let p, let truth): errors = truth.indices.map { 1 - p[truth[$0], $0] }
    case .numbers(let predicted, let truth):
      let scales = preparation.target.scales
      errors = (0..<measured.outcomes.count).map { n in
        truth.indices.reduce(0) { sum, k in
          let error = (truth[k][n] - predicted[k][n]) / scales[k].deviation
          return sum + error * error
        }
      }
    }
    return errors.indices.sorted { (-errors[$0], $0) < (-errors[$1], $1) }
      .prefix(Self.mostWorst).map { $0 }
  }

  var worstSection: [Markup] {
    let worst = worst
    guard !worst.isEmpty else { return [] }
    let isRegression = preparation.task == .regression
    let columns = worstColumns
    let hidden = preparation.inputs.count - columns.count - images.count
    var parts = [
      HTML.paragraph(
        .text(
          isRegression
            ? "The rows whose predictions are farthest off, in deviations of the target."
            : "The rows whose true class was given the least probability. "
              + "A mistake in the table is often among them.")),
      table(of: worst, columns),
    ]
    if hidden > 0 {
      parts.append(
        HTML.paragraph(
          .text("\(Words.count(hidden, "column")) of less importance are not shown.")))
    }
    return parts + images.map { tiles(of: worst, in: $0) }
  }

  private var images: [Column] {
    preparation.inputs.filter { $0.encoding is ImageEncoding }
      .compactMap { table[$0.name] }
  }

  /// In the table's order, the most important ones if they are many.
  private var worstColumns: [String] {
    let inputs = preparation.inputs.filter { !($0.encoding is ImageEncoding) }.map(\.name)
    guard inputs.count > Self.mostColumns, let importance else { return inputs }
    let chosen = Set(
      importance.entries.map(\.column).filter(inputs.contains).prefix(Self.mostColumns))
    return inputs.filter(chosen.contains)
  }

  private func table(of worst: [Int], _ columns: [String]) -> Markup {
    let (headings, texts) = answers
    return HTML.table(
      caption: "The \(Words.count(worst.count, "worst prediction")), the worst first",
      [.text("row")] + headings
        + columns.map { name in
          HTML.Column(.text(Words.shortened(name, to: 30)), isNumber: table[name]?.numbers != nil)
        },
      rows: worst.map { n in
        let row = measured.rows[n]
        let place = Words.file(table.place(ofRow: row))
        // A name with hyphens would be broken at them.
        let style = place.count <= 40 ? "whole" : nil
        return [.element("span", ["class": style], [.text(place)])] + texts(n)
          + columns.map { name in
            .text(Words.shortened(table[name]?.text(ofRow: row) ?? "", to: 40))
          }
      })
  }

  /// What was true and what was predicted of a row.
  private var answers: (headings: [HTML.Column], texts: (Int) -> [Markup]) {
    switch measured.outcomes {
    case .classes(let p, let truth):
      func name(_ k: Int) -> Markup { .text(Words.shortened(preparation.classes[k], to: 40)) }
      return (
        [.text("true"), .text("predicted"), .number("probability of the true class")],
        { n in
          [
            name(truth[n]), name(p.largestRow(inColumn: n)),
            .text(Numeral.significant(p[truth[n], n], digits: 2)),
          ]
        }
      )
    case .numbers(let predicted, let truth):
      let shown = preparation.targetNames.indices.prefix(Self.mostTargets)
      return (
        shown.flatMap { k -> [HTML.Column] in
          let name = Words.shortened(preparation.targetNames[k], to: 30)
          return [.number(.text(name)), .number("predicted"), .number("residual")]
        },
        { n in
          shown.flatMap { k in
            [truth[k][n], predicted[k][n], truth[k][n] - predicted[k][n]].map {
              Markup.text(Numeral.significant($0, digits: 5))
            }
          }
        }
      )
    }
  }

  private func tiles(of worst: [Int], in column: Column) -> Markup {
    guard case .vector(let shape, let bytes) = column.kind else { return .nothing }
    let (height, width) = shape.count == 2 ? (shape[0], shape[1]) : (1, shape.reduce(1, *))
    let (_, texts) = answers
    let items = worst.map { n -> Markup in
      let row = measured.rows[n], size = width * height
      let image = GrayImage(
        width: width, height: height, pixels: Array(bytes[(row * size)..<((row + 1) * size)])
      ).fitting(in: Self.largestSide)
      let answer = texts(n)
      let place = "row \(row + 1)"
      return .element(
        "li", [:],
        [
          image.inline(description: "\(column.name) of \(place)"), .text("\(place): "),
          answer[0], ", predicted ", answer[1],
        ])
    }
    return .element("ul", ["class": "tiles"], items)
  }
}
