/// A way to turn the cells of one column into numbers that a network takes.
///
/// An encoding is fitted on training rows, never changes afterwards, and travels in the model file,
/// where its own keys stand beside `column` and `kind`. A new encoding is one file and one line in
/// ``ColumnEncodings``.
public protocol ColumnEncoding: Codable, Sendable, Equatable {
  /// Its name in model files.
  static var kind: String { get }

  /// How many inputs a cell becomes.
  var width: Int { get }

  /// What the column's cells must be read as, or nil if they come from no text file.
  var columnKind: CSV.ColumnKind? { get }

  /// What each input is called, given the column's name: `sex = male`.
  func featureNames(of column: String) -> [String]

  /// In a few words, for people.
  var summary: String { get }

  /// The cells of some rows as inputs.
  ///
  /// - Throws: if the column holds another kind of cells than in training, with the line.
  func encode(_ column: Column, of table: Table, rows: [Int]) throws(TableError) -> EncodedCells
}

extension ColumnEncoding {
  func isEqual(to other: any ColumnEncoding) -> Bool { self == other as? Self }
}

/// Every encoding that a model file may name.
public enum ColumnEncodings {
  public static let all: [any ColumnEncoding.Type] = [
    NumberEncoding.self, CategoryEncoding.self, ImageEncoding.self,
  ]

  static func named(_ kind: String) -> (any ColumnEncoding.Type)? {
    all.first { $0.kind == kind }
  }
}
