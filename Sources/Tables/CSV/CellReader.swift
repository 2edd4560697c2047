internal import Numerics
internal import Synchronization

/// Reads the cells of a text file record by record, several columns at once.
struct CellReader {
  let records: Records
  private let scanner: FieldScanner
  private let missing: MissingTexts
  /// Whether what begins like a number and ends where a field does is one, whatever the options.
  private let numbersArePlain: Bool

  init(
    _ records: Records, _ bytes: UnsafeBufferPointer<UInt8>, _ missing: MissingTexts
  ) {
    (self.records, self.missing) = (records, missing)
    scanner = FieldScanner(bytes, delimiter: records.delimiter)
    numbersArePlain =
      !missing.includeNumbers && !"+-.0123456789eE".utf8.contains(records.delimiter)
  }

  /// Gives `body` the start of each field of a record, for as long as it answers where it ends.
  @inline(__always)
  private func forEachField(of record: Int, _ body: (Int, Int) -> Int) {
    var position: Int? = records.starts[record]
    var k = 0
    while let start = position {
      position = scanner.next(after: body(k, start))
      k += 1
    }
  }

  private func field(from start: Int, to end: Int) -> Field {
    Field(scanner.bytes, from: start, to: end, delimiter: scanner.delimiter)
  }

  // MARK: - Numbers

  /// A column as far as it is one of numbers.
  enum Numbers {
    /// NaN where a cell is missing.
    case all([Double])
    /// Some are not; the first such record.
    case mixed(Int)
    /// All are, and this record's is the first that is too large.
    case overflow(Int)
  }

  /// What is found in some records: for each column its cells, and the first records that are wrong.
  private struct Block {
    var numbers: [[Double]]
    var mixed, overflow: [Int?]
  }

  /// So many cells stay in the nearest caches until they are copied to their columns.
  private static let cellsInBlock = 1 << 15

  func readNumbers(_ columns: [Int]) -> [Int: Numbers] {
    let n = records.count
    // A few records show most columns of texts.
    let first = block(0..<min(n, 128), columns)
    let candidates = columns.indices.filter { first.mixed[$0] == nil }.map { columns[$0] }
    let whole = Mutex(
      Block(
        numbers: candidates.map { _ in [Double](repeating: .nan, count: n) },
        mixed: candidates.map { _ in nil }, overflow: candidates.map { _ in nil }))
    let length = max(64, Self.cellsInBlock / max(records.width, 1))
    Threads.perform((n + length - 1) / length, threads: Threads.available) { i in
      let rows = i * length..<min(n, (i + 1) * length)
      let part = block(rows, candidates)
      whole.withLock { whole in
        for k in candidates.indices {
          whole.mixed[k] = Self.earlier(whole.mixed[k], part.mixed[k])
          whole.overflow[k] = Self.earlier(whole.overflow[k], part.overflow[k])
          if whole.mixed[k] == nil {
            whole.numbers[k].replaceSubrange(rows, with: part.numbers[k])
          } else {
            whole.numbers[k] = []
          }
        }
      }
    }
    var result: [Int: Numbers] = [:]
    for (k, record) in zip(columns, first.mixed) { result[k] = record.map { .mixed($0) } }
    whole.withLock { whole in
      for (i, k) in candidates.enumerated() {
        result[k] =
          if let record = whole.mixed[i] { .mixed(record) } else if let record = whole.overflow[i] {
            .overflow(record)
          } else { .all(whole.numbers[i]) }
      }
    }
    return result
  }

  private static func earlier(_ a: Int?, _ b: Int?) -> Int? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }

  private func block(_ rows: Range<Int>, _ columns: [Int]) -> Block {
    var block = Block(
      numbers: columns.map { _ in [Double](repeating: .nan, count: rows.count) },
      mixed: columns.map { _ in nil }, overflow: columns.map { _ in nil })
    /// Each field's place among the columns; −1 where it is not looked at.
    var places = [Int](repeating: -1, count: records.width)
    for (i, k) in columns.enumerated() { places[k] = i }
    for record in rows {
      forEachField(of: record) { k, start in
        let i = places[k]
        guard i >= 0 else { return scanner.end(ofFieldAt: start) }
        if numbersArePlain, let text = DecimalText(scanner.bytes, from: start),
          scanner.isEnd(text.end), let number = text.number
        {
          block.numbers[i][record - rows.lowerBound] = number
          return text.end
        }
        let end = scanner.end(ofFieldAt: start)
        let field = field(from: start, to: end)
        if missing.contains(field) { return end }
        switch field.number {
        case .number(let number): block.numbers[i][record - rows.lowerBound] = number
        case .overflow: block.overflow[i] = block.overflow[i] ?? record
        case .notANumber: (block.mixed[i], places[k]) = (record, -1)
        }
        return end
      }
    }
    return block
  }

  // MARK: - Categories

  /// A position in `levels` for each record, −1 where the cell is missing.
  struct Category {
    var codes: [Int32]
    var levels: [String]
  }

  func readCategories(_ columns: [Int]) -> [Int: Category] {
    var interners = columns.map { _ in Interner() }
    var codes = columns.map { _ in [Int32](repeating: -1, count: records.count) }
    var places = [Int](repeating: -1, count: records.width)
    for (i, k) in columns.enumerated() { places[k] = i }
    for record in columns.isEmpty ? 0..<0 : 0..<records.count {
      forEachField(of: record) { k, start in
        let end = scanner.end(ofFieldAt: start)
        guard places[k] >= 0 else { return end }
        let field = field(from: start, to: end)
        if missing.contains(field) { return end }
        codes[places[k]][record] =
          field.hasDoubledQuotes
          ? field.content.withUnsafeBufferPointer { interners[places[k]].code(of: $0) }
          : interners[places[k]].code(of: field.bytes)
        return end
      }
    }
    var result: [Int: Category] = [:]
    for (i, k) in columns.enumerated() {
      let (levels, positions) = Levels.arrange(interners[i].texts)
      for record in codes[i].indices where codes[i][record] >= 0 {
        codes[i][record] = positions[Int(codes[i][record])]
      }
      result[k] = Category(codes: codes[i], levels: levels)
    }
    return result
  }
}
