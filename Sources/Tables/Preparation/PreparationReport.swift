/// What was out of the ordinary in a table that was prepared.
public struct PreparationReport: Sendable, Equatable {
  /// A column, in how many cells it happened, and for unseen levels the first of them.
  public struct Finding: Sendable, Equatable {
    public let column: String
    public let count: Int
    public let example: String?
  }

  /// Cells with a level that no training row has.
  public var unseen: [Finding] = []
  /// Cells without a value.
  public var missing: [Finding] = []
  /// Columns that the model does not know.
  public var ignoredColumns: [String] = []
  /// How many rows lack a cell without which there is no answer.
  public var incompleteRows = 0

  public init() {}

  mutating func add(_ cells: EncodedCells, column: String) {
    if cells.unseen > 0 {
      unseen.append(Finding(column: column, count: cells.unseen, example: cells.firstUnseen))
    }
    if cells.missing > 0 {
      missing.append(Finding(column: column, count: cells.missing, example: nil))
    }
  }

  /// One sentence for each finding, for people; missing cells are nothing unusual.
  public var notes: [String] {
    var notes = unseen.map { finding in
      let example = Quotation.quoted(finding.example ?? "")
      return finding.count == 1
        ? "\(finding.column): the level \(example) is in no training row; it counts as none"
        : "\(finding.column): \(finding.count) cells have levels that are in no training row, such "
          + "as \(example); they count as none"
    }
    if !ignoredColumns.isEmpty {
      let names = Quotation.list(ignoredColumns)
      notes.append(
        ignoredColumns.count == 1
          ? "the column \(names) is ignored: the model does not know it"
          : "the columns \(names) are ignored: the model does not know them")
    }
    switch incompleteRows {
    case 0: break
    case 1: notes.append("1 row lacks a cell that the model needs, and has no prediction")
    case let count:
      notes.append("\(count) rows lack a cell that the model needs, and have no prediction")
    }
    return notes
  }
}
