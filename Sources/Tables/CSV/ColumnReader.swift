/// Types one column of a text file and reads its cells.
struct ColumnReader {
  let records: Records
  let bytes: UnsafeBufferPointer<UInt8>
  let missing: MissingTexts
  /// A column of numbers with a text in it is a mistake, not a category.
  let expectsCleanNumbers: Bool

  private enum Numbers {
    case all([Double])
    /// Some are not; the first such record.
    case mixed(Int)
  }

  /// - Throws: at a cell that is not a number where one must be, or that overflows.
  func read(_ k: Int, as kind: CSV.ColumnKind?) throws(TableError) -> Column.Kind {
    switch kind {
    case .category?: return readCategory(k, findingBooleans: false)
    case .number?:
      switch try readNumbers(k) {
      case .all(let numbers): return .number(numbers)
      case .mixed(let record): throw notANumber(record, k)
      }
    case nil:
      switch try readNumbers(k) {
      case .all(let numbers): return .number(numbers)
      case .mixed(let record):
        let category = readCategory(k, findingBooleans: true)
        if expectsCleanNumbers, isMostlyNumbers(category) { throw notANumber(record, k) }
        return category
      }
    }
  }

  private func readNumbers(_ k: Int) throws(TableError) -> Numbers {
    var numbers = [Double](repeating: .nan, count: records.count)
    var overflow: Int?
    for record in 0..<records.count {
      let field = records.field(record, k, in: bytes)
      if missing.contains(field) { continue }
      switch field.number {
      case .number(let number): numbers[record] = number
      case .overflow: overflow = overflow ?? record
      case .notANumber: return .mixed(record)
      }
    }
    if let overflow {
      let text = records.text(overflow, k)
      throw TableError(
        at: place(overflow), column: records.header[k],
        "\(Quotation.quoted(text)) overflows: the largest number is 1.8e308",
        remedy: "use --missing \(Quotation.word(text)) to read it as missing")
    }
    return .all(numbers)
  }

  private func readCategory(_ k: Int, findingBooleans: Bool) -> Column.Kind {
    var interner = Interner()
    var codes = [Int32](repeating: -1, count: records.count)
    for record in 0..<records.count {
      let field = records.field(record, k, in: bytes)
      if missing.contains(field) { continue }
      codes[record] =
        field.hasDoubledQuotes
        ? field.content.withUnsafeBufferPointer { interner.code(of: $0) }
        : interner.code(of: field.bytes)
    }
    var (levels, positions) = Levels.arrange(interner.texts)
    let booleans = findingBooleans ? Levels.booleans(levels) : nil
    if let booleans, booleans != levels {
      positions = positions.map { 1 - $0 }
      levels = booleans
    }
    for record in codes.indices where codes[record] >= 0 {
      codes[record] = positions[Int(codes[record])]
    }
    return booleans == nil
      ? .category(codes: codes, levels: levels) : .boolean(codes: codes, levels: levels)
  }

  private func isMostlyNumbers(_ kind: Column.Kind) -> Bool {
    guard case .category(_, let levels) = kind else { return false }
    let numbers = levels.count { text in
      var text = text
      return text.withUTF8 { NumberText.read($0) } != .notANumber
    }
    return numbers * 2 > levels.count
  }

  private func place(_ record: Int) -> String { "\(records.name):\(records.lines[record])" }

  /// A text without any digit is probably a word for missing; one with digits probably a name.
  private func notANumber(_ record: Int, _ k: Int) -> TableError {
    let text = records.text(record, k)
    let looksLikeName = text.unicodeScalars.contains { ("0"..."9").contains($0) }
    let name = records.header[k]
    return TableError(
      at: place(record), column: name, "\(Quotation.quoted(text)) is not a number",
      remedy: looksLikeName
        ? "use --categorical \(Quotation.word(name)) to read the column as categories, "
          + "or --missing \(Quotation.word(text)) to read it as missing"
        : "use --missing \(Quotation.word(text)) to read it as missing")
  }
}
