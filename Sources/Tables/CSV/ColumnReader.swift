/// Types the columns of a text file and reads their cells.
struct ColumnReader {
  let cells: CellReader
  /// A column of numbers with a text in it is a mistake, not a category.
  let expectsCleanNumbers: Bool

  private var records: Records { cells.records }

  /// Some of the columns, each as a kind that is known or asked for.
  ///
  /// - Throws: at a cell that is not a number where one must be, or that overflows.
  func read(_ wanted: [Int], as kinds: [CSV.ColumnKind?]) throws(TableError) -> [Column] {
    let number = cells.readNumbers(zip(wanted, kinds).filter { $1 != .category }.map(\.0))
    var other: [Int] = []
    for (k, kind) in zip(wanted, kinds) {
      switch number[k] {
      case .overflow(let record): throw overflow(record, k)
      case .mixed(let record) where kind == .number: throw notANumber(record, k)
      case .mixed, nil: other.append(k)
      case .all: break
      }
    }
    let category = cells.readCategories(other)
    var columns: [Column] = []
    for (k, kind) in zip(wanted, kinds) {
      let name = records.header[k]
      if case .all(let numbers) = number[k] {
        columns.append(Column(name, .number(numbers)))
      } else if let found = category[k] {
        if case .mixed(let record) = number[k], expectsCleanNumbers, isMostlyNumbers(found.levels) {
          throw notANumber(record, k)
        }
        columns.append(Column(name, Self.kind(found, findingBooleans: kind == nil)))
      }
    }
    return columns
  }

  private static func kind(
    _ found: CellReader.Category, findingBooleans: Bool
  ) -> Column.Kind {
    guard findingBooleans, let booleans = Levels.booleans(found.levels) else {
      return .category(codes: found.codes, levels: found.levels)
    }
    let isReversed = booleans != found.levels
    return .boolean(
      codes: isReversed ? found.codes.map { $0 < 0 ? $0 : 1 - $0 } : found.codes, levels: booleans)
  }

  private func isMostlyNumbers(_ levels: [String]) -> Bool {
    let numbers = levels.count { text in
      var text = text
      return text.withUTF8 { NumberText.read($0) } != .notANumber
    }
    return numbers * 2 > levels.count
  }

  private func overflow(_ record: Int, _ k: Int) -> TableError {
    let text = records.text(record, k)
    return TableError(
      at: records.place(record), column: records.header[k],
      "\(Quotation.quoted(text)) overflows: the largest number is 1.8e308",
      remedy: "use --missing \(Quotation.word(text)) to read it as missing")
  }

  /// A text without any digit is probably a word for missing; one with digits probably a name.
  private func notANumber(_ record: Int, _ k: Int) -> TableError {
    let text = records.text(record, k)
    let looksLikeName = text.unicodeScalars.contains { ("0"..."9").contains($0) }
    let name = records.header[k]
    return TableError(
      at: records.place(record), column: name, "\(Quotation.quoted(text)) is not a number",
      remedy: looksLikeName
        ? "use --categorical \(Quotation.word(name)) to read the column as categories, "
          + "or --missing \(Quotation.word(text)) to read it as missing"
        : "use --missing \(Quotation.word(text)) to read it as missing")
  }
}
