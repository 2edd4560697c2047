extension Table {
  /// This table's rows, then the other's; its columns may stand in another order, and others that
  /// this table lacks are left out.
  ///
  /// - Throws: if a column is missing in `other` or has another kind there.
  public func appending(_ other: Table) throws(TableError) -> Table {
    var joined: [Column] = []
    for column in columns {
      let addition = try other.column(column.name)
      guard let kind = Self.join(column.kind, addition.kind) else {
        throw TableError(
          at: other.name, column: column.name,
          "is \(addition.kind.noun), but \(column.kind.noun) in \(name)",
          remedy: "use --categorical \(Quotation.word(column.name)) to read both as categories")
      }
      joined.append(Column(column.name, kind))
    }
    return Table(
      name: name, columns: joined, rowCount: rowCount + other.rowCount,
      origins: originsOrNone
        + other.originsOrNone.map {
          RowOrigin(
            source: $0.source < 0 ? -1 : $0.source + Int32(sources.count), record: $0.record)
        }, sources: sources + other.sources)
  }

  private var originsOrNone: [RowOrigin] {
    origins.isEmpty
      ? Array(repeating: RowOrigin(source: -1, record: 0), count: rowCount) : origins
  }

  private static func join(_ a: Column.Kind, _ b: Column.Kind) -> Column.Kind? {
    switch (a, b) {
    case (.number(let a), .number(let b)): return .number(a + b)
    case (.vector(let aShape, let a), .vector(let bShape, let b)):
      return aShape == bShape ? .vector(shape: aShape, bytes: a + b) : nil
    case (.boolean(let a, let aLevels), .boolean(let b, let bLevels)) where aLevels == bLevels:
      return .boolean(codes: a + b, levels: aLevels)
    case (.category(let a, let aLevels), .category(let b, let bLevels)),
      (.category(let a, let aLevels), .boolean(let b, let bLevels)),
      (.boolean(let a, let aLevels), .category(let b, let bLevels)),
      (.boolean(let a, let aLevels), .boolean(let b, let bLevels)):
      let (levels, positions) = Levels.arrange(aLevels + bLevels)
      let shift = aLevels.count
      return .category(
        codes: a.map { $0 < 0 ? -1 : positions[Int($0)] }
          + b.map { $0 < 0 ? -1 : positions[Int($0) + shift] }, levels: levels)
    default: return nil
    }
  }
}

extension Column.Kind {
  /// For messages: `a column of numbers`.
  var noun: String {
    switch self {
    case .number: "a column of numbers"
    case .category: "a category"
    case .boolean: "a boolean"
    case .vector: "a column of images"
    }
  }
}
