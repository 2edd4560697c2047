public import Numerics

/// The way from a raw row to a network's inputs, and from its outputs to an answer.
///
/// ``Preparation`` encodes each column by itself; a regression makes its columns by a formula.
public protocol RowPreparation: Sendable {
  var task: LearningTask { get }
  /// The columns to predict or, where a formula computes the target, as it is spelled: `log(y)`.
  var targetNames: [String] { get }
  /// In the order of the outputs; of two classes the second one is that of the one output. Empty for
  /// a regression.
  var classes: [String] { get }
  /// How many numbers a network takes, what they are, and from which columns they come.
  var features: Int { get }
  var featureNames: [String] { get }
  var inputColumns: [String] { get }
  /// How many numbers a network gives.
  var outputs: Int { get }
  /// For people, one line each.
  var descriptionLines: [String] { get }

  /// How to read a table so that its columns have the kinds that they had in training.
  func readingOptions(withTargets: Bool) -> CSV.Options
  /// The numbers of the rows in which every target has a value.
  ///
  /// - Throws: at the first row without one unless `droppingMissing`; if none is left.
  func rows(of table: Table, droppingMissing: Bool) throws(TableError) -> [Int]
  /// The rows that have all that an answer needs; nil where each of them has.
  func completeRows(of table: Table) throws(TableError) -> [Int]?
  /// features × rows, one example per column.
  func inputs(
    of table: Table, rows: [Int], precision: Precision
  ) throws(TableError) -> (inputs: Matrix, report: PreparationReport)
  /// What a network should answer, outputs × rows.
  func targets(of table: Table, rows: [Int], precision: Precision) throws(TableError) -> Matrix
  /// The targets of a regression in their own units.
  func targetValues(of table: Table, rows: [Int]) throws(TableError) -> [[Double]]
  /// The position of each row's class.
  func classCodes(of table: Table, rows: [Int]) throws(TableError) -> [Int32]
  /// An output in the target's own units.
  func unscale(output: Int, _ value: Double) -> Double
}

extension RowPreparation {
  public func readingOptions() -> CSV.Options { readingOptions(withTargets: true) }

  // A column's encoding has a place for a cell without a value.
  public func completeRows(of table: Table) throws(TableError) -> [Int]? { nil }
}

extension Preparation: RowPreparation {
  public var inputColumns: [String] { inputs.map(\.name) }
  public var outputs: Int { target.outputs }

  public func rows(of table: Table, droppingMissing: Bool) throws(TableError) -> [Int] {
    try Self.rows(of: table, withTargets: targetNames, droppingMissing: droppingMissing)
  }
}
