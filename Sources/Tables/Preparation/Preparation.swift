/// What is done to a table before a network sees it, and to what the network answers.
///
/// Fitted on training rows only, and part of the model, so that a row at prediction time takes exactly
/// the way that the training rows took. All numbers stay `Double` until they are standardized.
///
/// In JSON: `inputs` (see ``EncodedColumn``), `dropped` (`column`, `reason`), `target`
/// (see ``Target``), `missing` (texts read as missing, sorted) and `trainingRows`.
public struct Preparation: Sendable, Codable, Equatable {
  /// The columns that are inputs, in the order of the network's inputs.
  public let inputs: [EncodedColumn]
  /// The columns of the training table that are of no use.
  public let dropped: [Dropped]
  public let target: Target
  /// Texts that stand for a missing cell, beyond the usual ones.
  public let missing: [String]
  /// How many rows it was fitted on.
  public let trainingRows: Int

  /// A column that is no input, and why.
  public struct Dropped: Sendable, Codable, Equatable {
    public let column: String
    public let reason: String
  }

  public struct Options: Sendable, Equatable {
    /// Columns that are not to be inputs.
    public var ignore: [String] = []
    /// Of two classes the one whose probability is predicted; nil takes the second one in order
    /// (of booleans the affirming one).
    public var positive: String?
    /// The texts that the table was read with as missing, so that others are read alike.
    public var missing: Set<String> = []

    public init() {}
  }

  /// Fits the encodings of all columns but the targets, and the targets' classes or scales.
  ///
  /// `targets` is the column to predict, or several of numbers. Without a `task` it is read off the
  /// target: a regression for numbers, otherwise classes. `rows` are the training rows: nothing else
  /// is looked at.
  /// - Throws: if a target is unknown, missing in some of the rows, or does not vary; if no input is
  ///   left.
  public static func fit(
    _ table: Table, targets: [String], task: LearningTask? = nil, rows: [Int],
    options: Options = Options()
  ) throws(TableError) -> Preparation {
    guard !rows.isEmpty else {
      throw TableError(at: table.name, "there are no training rows", remedy: "give more rows")
    }
    for name in options.ignore { _ = try table.column(name) }
    let target = try Target.fit(
      table, targets, task: task, positive: options.positive, rows: rows)
    var inputs: [EncodedColumn] = []
    var dropped: [Dropped] = []
    for column in table.columns
    where !targets.contains(column.name) && !options.ignore.contains(column.name) {
      switch EncodedColumn.choose(for: column, rows: rows) {
      case .encoded(let encoding): inputs.append(EncodedColumn(column.name, encoding))
      case .dropped(let reason): dropped.append(Dropped(column: column.name, reason: reason))
      }
    }
    guard !inputs.isEmpty else {
      let reasons = dropped.map { "\($0.column) is dropped, as \($0.reason)" }
      throw TableError(
        at: table.name, "no column is left to predict \(Quotation.list(targets)) from",
        remedy: reasons.isEmpty ? "give more columns" : Quotation.list(reasons, longest: 3))
    }
    return Preparation(
      inputs: inputs, dropped: dropped, target: target, missing: options.missing.sorted(),
      trainingRows: rows.count)
  }

  /// The numbers of those of `rows` in which every target has a value; all rows if `rows` is nil.
  ///
  /// - Throws: at the first row without one, with its line, unless `droppingMissing`; if none is left.
  public static func rows(
    of table: Table, withTargets targets: [String], among rows: [Int]? = nil,
    droppingMissing: Bool = false
  ) throws(TableError) -> [Int] {
    try Target.rowsWithTargets(
      targets, of: table, among: rows ?? Array(0..<table.rowCount),
      droppingMissing: droppingMissing)
  }

  /// The class of every row, for a split in which each class has its share; nil for a regression.
  ///
  /// - Throws: if a target is unknown.
  public static func strata(
    of table: Table, targets: [String], task: LearningTask? = nil
  ) throws(TableError) -> [Int32]? {
    guard let name = targets.first, targets.count == 1, task != .regression else { return nil }
    let column = try table.column(name)
    guard column.numbers == nil || task != nil else { return nil }
    return try column.readLevels(of: table, rows: Array(0..<table.rowCount)).codes
  }

  /// What a user may have overlooked about a target of numbers: that only two of them occur.
  public static func advice(on table: Table, targets: [String], rows: [Int]) -> String? {
    guard targets.count == 1, let column = table[targets[0]], let numbers = column.numbers else {
      return nil
    }
    let distinct = Set(rows.lazy.map { numbers[$0] }.filter { !$0.isNaN })
    guard distinct.count == 2 else { return nil }
    let two = distinct.sorted().map(\.shortestText).joined(separator: " and ")
    return "\(column.name): only \(two) occur, but they are predicted as numbers "
      + "(use --categorical \(Quotation.word(column.name)) to predict classes)"
  }

  public var task: LearningTask { target.task }
  public var targetNames: [String] { target.names }
  /// See ``Target/classes``.
  public var classes: [String] { target.classes }
  /// How many numbers a network takes.
  public var features: Int { inputs.reduce(0) { $0 + $1.encoding.width } }
  /// One for each number that a network takes: `bill_length_mm`, `species = Adelie`,
  /// `age is missing`.
  public var featureNames: [String] { inputs.flatMap(\.featureNames) }

  /// How to read a table so that its columns have the kinds they had in training: the inputs, and the
  /// targets if these are of interest, too.
  public func readingOptions(withTargets: Bool = true) -> CSV.Options {
    var options = CSV.Options()
    options.missing = Set(missing)
    for input in inputs { options.knownKinds[input.name] = input.encoding.columnKind }
    let isNumber = target.task == .regression || target.classesAreNumbers
    for name in target.names where withTargets {
      options.knownKinds[name] = isNumber ? .number : .category
    }
    return options
  }
}
