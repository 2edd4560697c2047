internal import Tables

/// A mistake in the data or settings of a regression: one sentence with a place and a way out.
///
/// `row 17: Days: -3 is negative, and a Poisson response counts (use --family gaussian)`
public struct RegressionError: Error, Equatable, CustomStringConvertible {
  /// Where it is: a row, a column, a model; may be empty.
  public let place: String
  public let problem: String
  /// What the user can do about it.
  public let remedy: String?

  /// The row of the model to blame, if one is, counted from 0.
  let row: Int?
  private let column: String

  public init(at place: String = "", _ problem: String, remedy: String? = nil) {
    (self.place, self.problem, self.remedy, row) = (place, problem, remedy, nil)
    column = ""
  }

  /// A mistake in one row of a model, counted from 0.
  init(row: Int, column: String = "", _ problem: String, remedy: String? = nil) {
    self.init("row \(row + 1)", row, column, problem, remedy)
  }

  private init(
    _ rowName: String, _ row: Int, _ column: String, _ problem: String, _ remedy: String?
  ) {
    place = rowName + (column.isEmpty ? "" : ": \(column)")
    (self.row, self.column) = (row, column)
    (self.problem, self.remedy) = (problem, remedy)
  }

  /// With the row named by its place in the table that the model's rows are taken from.
  func placed(in table: Table, rows: [Int32]?) -> Self {
    guard let row else { return self }
    return Self(
      table.place(ofRow: rows.map { Int($0[row]) } ?? row), row, column, problem, remedy)
  }

  public var description: String {
    (place.isEmpty ? "" : place + ": ") + problem + (remedy.map { " (\($0))" } ?? "")
  }
}
