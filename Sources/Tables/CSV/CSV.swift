/// Text in which a delimiter separates the fields of each line, the first of which names the columns.
public enum CSV {
  /// What a column's cells are read as.
  public enum ColumnKind: Sendable, Equatable {
    case number
    case category
  }

  public struct Options: Sendable, Equatable {
    /// Texts that stand for a missing cell, in addition to an empty cell, `NA`, `?`, `NaN`, `null`.
    public var missing: Set<String> = []
    /// Columns to read as categories, numbers or not.
    public var categorical: [String] = []
    /// Columns in which whatever is not a number is a mistake.
    public var numeric: [String] = []
    /// Columns to leave out.
    public var ignore: [String] = []
    /// What separates the fields; nil finds it out: a comma, semicolon, tab or bar.
    public var delimiter: Character?
    /// Without a header line the columns are named x1, x2, ….
    public var hasHeader = true
    /// What columns are read as that a model knows; the file may lack them. Other columns are then of
    /// no interest, and a text among their numbers is no mistake.
    public var knownKinds: [String: ColumnKind] = [:]

    public init() {}
  }

  /// Reads a table from the bytes of a text file.
  ///
  /// A column whose present cells are all numbers is a column of numbers; with two words such as
  /// `yes` and `no`, a boolean; otherwise a category, except that a column with more different numbers
  /// than other texts is taken for numbers with a mistake in them. `name` is what messages call the
  /// file.
  /// - Throws: if the text is not a table, with the line.
  public static func read(
    bytes: [UInt8], name: String, options: Options = Options()
  ) throws(TableError) -> Table {
    let records = try cut(bytes, name: name, options: options)
    let kinds = try kinds(in: records, options)
    let ignored = Set(options.ignore)
    let wanted = records.header.indices.filter { !ignored.contains(records.header[$0]) }
    let columns = try records.bytes.withUnsafeBufferPointer { bytes throws(TableError) in
      let reader = ColumnReader(
        cells: CellReader(records, bytes, MissingTexts(options.missing)),
        expectsCleanNumbers: options.knownKinds.isEmpty)
      return try reader.read(wanted, as: wanted.map { kinds[records.header[$0]] })
    }
    let origins = (0..<Int32(records.count)).map { Table.RowOrigin(source: 0, record: $0) }
    return Table(
      name: name, columns: columns, rowCount: records.count, origins: origins, sources: [records])
  }

  private static func cut(
    _ bytes: [UInt8], name: String, options: Options
  ) throws(TableError) -> Records {
    let wanted = try options.delimiter.map { character throws(TableError) in
      try Delimiter.byte(of: character)
    }
    return try bytes.withUnsafeBufferPointer { buffer throws(TableError) in
      let start = try TextCheck.check(buffer, name: name)
      let delimiter = wanted ?? Delimiter.sniff(buffer, from: start)
      let fields = FieldScanner(buffer, delimiter: delimiter)
      let scanner = try RecordScanner.scan(fields, name: name, from: start)
      guard let first = scanner.starts.first else {
        throw TableError(at: name, "is empty", remedy: "its first line must name the columns")
      }
      guard options.hasHeader else {
        return Records(
          name: name, bytes: bytes, delimiter: delimiter,
          header: (1...scanner.width).map { "x\($0)" }, starts: scanner.starts,
          lines: scanner.lines)
      }
      let header = Field.all(from: first, fields).map(\.text)
      try check(header, place: "\(name):\(scanner.firstLine)")
      guard scanner.starts.count > 1 else {
        throw TableError(at: name, "has a header but no rows", remedy: "add rows below it")
      }
      return Records(
        name: name, bytes: bytes, delimiter: delimiter, header: header,
        starts: Array(scanner.starts.dropFirst()), lines: Array(scanner.lines.dropFirst()))
    }
  }

  private static func check(_ header: [String], place: String) throws(TableError) {
    var first: [String: Int] = [:]
    for (k, name) in header.enumerated() {
      guard name.contains(where: { !$0.isWhitespace }) else {
        throw TableError(
          at: place, "column \(k + 1) has no name", remedy: "name it in the header line")
      }
      if let other = first.updateValue(k, forKey: name) {
        throw TableError(
          at: place,
          "columns \(other + 1) and \(k + 1) are both named \(Quotation.quoted(name))",
          remedy: "rename one in the header line")
      }
    }
  }

  /// What each column must be read as, by name, where something is known or asked for.
  private static func kinds(
    in records: Records, _ options: Options
  ) throws(TableError) -> [String: ColumnKind] {
    var kinds = options.knownKinds
    let lists = [
      ("--categorical", options.categorical), ("--numeric", options.numeric),
      ("--ignore", options.ignore),
    ]
    for (flag, names) in lists {
      for name in names where records.position[name] == nil {
        throw TableError(
          at: records.name, "has no column \(Quotation.quoted(name)), which \(flag) names",
          remedy: DidYouMean.remedy(for: name, in: records.header))
      }
    }
    for name in options.categorical {
      guard !options.numeric.contains(name) else {
        throw TableError(
          at: records.name, column: name, "is named by both --categorical and --numeric",
          remedy: "keep one")
      }
      kinds[name] = .category
    }
    for name in options.numeric { kinds[name] = .number }
    return kinds
  }

}
