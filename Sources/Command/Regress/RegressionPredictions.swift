internal import Gradus
internal import Terminal

/// What a regression expects of the rows of another table, a line for each of them, in order.
struct RegressionPredictions {
  private let headings: [String]
  /// A cell for each heading; nil for a row that lacks a number or level that the model needs.
  private let rows: [[Cell]?]
  private let classes: [String]?

  private enum Cell {
    case text(String)
    case number(Double?)
  }

  /// - Throws: `FormulaError` where the table does not go with the model, `RegressionError` where the
  ///   model has no such interval.
  init(_ regression: Regression, of table: Table, interval: PredictionInterval?) throws {
    let frame = try regression.frame.recipe.frame(for: table)
    let places = frame.design.tableRows?.map(Int.init) ?? Array(0..<table.rowCount)
    var rows = [[Cell]?](repeating: nil, count: table.rowCount)
    classes = regression.classLevels
    let named = classes.map { ["prediction"] + $0.map { "probability_\($0)" } } ?? ["prediction"]
    switch regression.model {
    case .multinomial(let model):
      guard interval == nil else {
        throw RegressionError(
          "--interval: a multinomial regression predicts a probability for each class, not one mean",
          remedy: "leave it out")
      }
      headings = named
      for (row, p) in zip(places, model.probabilities(for: frame.design)) {
        rows[row] = Self.cells(p, model.levels)
      }
    case .generalized(let model):
      headings = named + ["standardError"] + (interval == nil ? [] : ["lower", "upper"])
      let predictions = try model.predictions(
        for: frame.design, offset: frame.offset, interval: interval,
        covariance: regression.covariance)
      for (row, prediction) in zip(places, predictions) {
        let mean = prediction.mean
        var cells = classes.map { Self.cells([1 - mean, mean], $0) } ?? [.number(mean)]
        cells.append(.number(prediction.standardError))
        if interval != nil { cells += [.number(prediction.lower), .number(prediction.upper)] }
        rows[row] = cells
      }
    }
    self.rows = rows
  }

  /// The most probable class, then the probability of each.
  private static func cells(_ p: [Double], _ levels: [String]) -> [Cell] {
    let best = p.indices.max { p[$0] < p[$1] } ?? 0
    return [.text(levels[best])] + p.map { .number($0) }
  }

  /// How many rows have no prediction; nil if all have one.
  var note: String? {
    switch rows.count(where: { $0 == nil }) {
    case 0: nil
    case 1: "1 row lacks a cell that the model needs, and has no prediction"
    case let count: "\(count) rows lack a cell that the model needs, and have no prediction"
    }
  }

  func writeCSV(to write: (String) throws -> Void) throws {
    try write(CSV.line(headings) + "\n")
    let none = CSV.line(headings.map { _ in AlignedNumbers.missing }) + "\n"
    for row in rows { try write(row.map { CSV.line($0.map(Self.text)) + "\n" } ?? none) }
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text
    case .number(let number): number.map { "\($0)" } ?? AlignedNumbers.missing
    }
  }

  /// An object for each row; null where there is no prediction.
  var json: JSONValue {
    .array(
      rows.map { row in
        guard let row else { return .null }
        var object = JSONObject(), shares = JSONObject()
        for (heading, cell) in zip(headings, row) {
          switch cell {
          case .text(let text): object[heading] = .string(text)
          case .number(let number):
            if let name = classes?.first(where: { heading == "probability_\($0)" }) {
              shares[name] = JSONValue(number)
              object["probabilities"] = .object(shares)
            } else {
              object[heading] = JSONValue(number)
            }
          }
        }
        return .object(object)
      })
  }
}

extension Regression {
  /// The classes of which it predicts the probabilities; nil for a mean.
  fileprivate var classLevels: [String]? {
    guard case .classes(_, let levels)? = frame.response else { return nil }
    return levels
  }
}
