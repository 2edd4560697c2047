extension Column {
  /// The cells of some rows as numbers, NaN where missing; texts that are numbers count as such.
  ///
  /// - Throws: at the first that is none, with its place.
  func readNumbers(of table: Table, rows: [Int]) throws(TableError) -> [Double] {
    if let numbers { return rows.map { numbers[$0] } }
    guard let (codes, levels) = categories else {
      throw TableError(
        at: table.name, column: name, "is \(kind.noun), but was numbers in training")
    }
    let numbers = levels.map { NumberText.number($0) }
    var result: [Double] = []
    result.reserveCapacity(rows.count)
    for row in rows {
      let code = codes[row]
      guard code >= 0 else {
        result.append(.nan)
        continue
      }
      guard let number = numbers[Int(code)] else {
        let text = levels[Int(code)]
        throw TableError(
          at: table.place(ofRow: row), column: name,
          "\(Quotation.quoted(text)) is not a number",
          remedy: "use --missing \(Quotation.word(text)) to read it as missing")
      }
      result.append(number)
    }
    return result
  }

  /// The cells of some rows as texts: levels in order, and for each row its position among them or
  /// −1 where it is missing. A number is the shortest text for it.
  func readLevels(
    of table: Table, rows: [Int]
  ) throws(TableError) -> (codes: [Int32], levels: [String]) {
    if let (codes, levels) = categories { return (rows.map { codes[$0] }, levels) }
    guard let numbers else {
      throw TableError(
        at: table.name, column: name, "is \(kind.noun), but must be texts or numbers")
    }
    let distinct = Set(rows.lazy.map { numbers[$0] }.filter { !$0.isNaN }).sorted()
    let code = Dictionary(zip(distinct, Int32(0)...)) { first, _ in first }
    return (rows.map { code[numbers[$0]] ?? -1 }, distinct.map(\.shortestText))
  }
}
