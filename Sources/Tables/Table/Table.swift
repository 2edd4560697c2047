/// Columns of one length, with the place in a file that each row came from.
public struct Table: Sendable {
  /// The file as the user named it, or a word for a table made in memory.
  public let name: String
  public let columns: [Column]
  public let rowCount: Int
  /// Where the rows come from; empty if none comes from a file of records.
  let origins: [RowOrigin]
  let sources: [Records]

  /// Where a row stands in a file.
  struct RowOrigin: Sendable {
    /// In ``sources``, or −1 for a row made in memory.
    let source: Int32
    let record: Int32
  }

  init(
    name: String, columns: [Column], rowCount: Int, origins: [RowOrigin], sources: [Records]
  ) {
    (self.name, self.columns, self.rowCount) = (name, columns, rowCount)
    (self.origins, self.sources) = (origins, sources)
  }

  /// A table made in memory.
  ///
  /// - Throws: if two columns have one name, their lengths differ, or a number is infinite.
  public init(columns: [Column], name: String = "table") throws(TableError) {
    var seen: Set<String> = []
    for column in columns {
      guard seen.insert(column.name).inserted else {
        throw TableError(at: name, "two columns are named \"\(column.name)\"", remedy: "rename one")
      }
      guard column.count == columns[0].count else {
        throw TableError(
          at: name, column: column.name,
          "has \(Quotation.count(column.count, "row")), but \(columns[0].name) has "
            + "\(columns[0].count)", remedy: "columns of a table are equally long")
      }
      if let row = column.numbers?.firstIndex(where: \.isInfinite) {
        throw TableError(
          at: "\(name): row \(row + 1)", column: column.name, "is infinite",
          remedy: "NaN stands for a missing number")
      }
    }
    self.init(
      name: name, columns: columns, rowCount: columns.first?.count ?? 0, origins: [], sources: [])
  }

  public var columnNames: [String] { columns.map(\.name) }

  public subscript(name: String) -> Column? { columns.first { $0.name == name } }

  /// The column of this name.
  ///
  /// - Throws: if there is none, with the name that was probably meant.
  public func column(_ name: String) throws(TableError) -> Column {
    guard let column = self[name] else {
      let isUnlabeled = name == IDX.labelColumn && self[IDX.imageColumn] != nil
      throw TableError(
        at: self.name, "has no column \(Quotation.quoted(name))",
        remedy: isUnlabeled
          ? "give the labels of the images with --labels FILE"
          : DidYouMean.remedy(for: name, in: columnNames))
    }
    return column
  }

  /// The line of the file on which the row starts, counted from 1; nil for a row that comes from no
  /// text file.
  public func line(ofRow row: Int) -> Int? {
    guard !origins.isEmpty, origins[row].source >= 0 else { return nil }
    return Int(sources[Int(origins[row].source)].lines[Int(origins[row].record)])
  }

  /// Where the row stands, for messages: `iris.csv:17`, or `table: row 3` outside of text files.
  public func place(ofRow row: Int) -> String {
    guard let line = line(ofRow: row) else { return "\(name): row \(row + 1)" }
    return "\(sources[Int(origins[row].source)].name):\(line)"
  }

  /// A cell's text exactly as it stands in the file, without the quotes around it.
  ///
  /// Finds columns too that were ignored or dropped since the file was read. A cell that comes from
  /// no file is written in its shortest form, a missing one is empty.
  /// - Throws: if there is no such column.
  public func text(ofRow row: Int, column name: String) throws(TableError) -> String {
    if !origins.isEmpty, origins[row].source >= 0 {
      let records = sources[Int(origins[row].source)]
      if let k = records.position[name] { return records.text(Int(origins[row].record), k) }
    }
    guard let column = self[name] else {
      let names = columnNames + sources.flatMap(\.header).filter { self[$0] == nil }
      throw TableError(
        at: self.name, "has no column \(Quotation.quoted(name))",
        remedy: DidYouMean.remedy(for: name, in: names))
    }
    return column.text(ofRow: row)
  }

  /// The rows with these numbers, in this order; they may repeat.
  public func selecting(rows: [Int]) -> Table {
    Table(
      name: name, columns: columns.map { $0.selecting(rows: rows) }, rowCount: rows.count,
      origins: origins.isEmpty ? [] : rows.map { origins[$0] }, sources: sources)
  }

  /// Without these columns; a name that the table lacks is no mistake here.
  public func dropping(columns names: some Sequence<String>) -> Table {
    let dropped = Set(names)
    return Table(
      name: name, columns: columns.filter { !dropped.contains($0.name) }, rowCount: rowCount,
      origins: origins, sources: sources)
  }
}
