extension CSV {
  /// The table as text that ``read(bytes:name:options:)`` reads back: a header line, then one line for
  /// each row, each ending in LF.
  ///
  /// Numbers are written in the shortest form that reads back to the same bits. A column of images
  /// becomes one column for each of its numbers: `image[1]`, `image[2]`, …. A text that stands for a
  /// missing cell, such as `NA`, reads back as missing.
  public static func text(_ table: Table, delimiter: Character = ",") -> String {
    var text = line(table.columns.flatMap(names), delimiter: delimiter) + "\n"
    for row in 0..<table.rowCount {
      let fields = table.columns.flatMap { cells(of: $0, row: row) }
      text += fields == [""] ? "\"\"\n" : line(fields, delimiter: delimiter) + "\n"
    }
    return text
  }

  /// One line of fields, quoted where necessary, without a line end.
  public static func line(_ fields: [String], delimiter: Character = ",") -> String {
    fields.map { field($0, delimiter: delimiter) }.joined(separator: String(delimiter))
  }

  /// A text as one field: in quotes if it contains the delimiter, a quote or a line end, or begins or
  /// ends with a space.
  public static func field(_ text: String, delimiter: Character = ",") -> String {
    let special = Set("\"\r\n\u{FEFF}".unicodeScalars).union(delimiter.unicodeScalars)
    let scalars = text.unicodeScalars
    let spaces: Set<UnicodeScalar> = [" ", "\t"]
    let mustQuote =
      scalars.contains(where: special.contains)
      || scalars.first.map(spaces.contains) == true || scalars.last.map(spaces.contains) == true
    guard mustQuote else { return text }
    var quoted = "\""
    for scalar in scalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }

  /// A number in the shortest form that reads back to the same bits; empty if it is NaN.
  public static func text(_ number: Double) -> String { number.isNaN ? "" : number.shortestText }

  private static func names(of column: Column) -> [String] {
    guard case .vector(let shape, _) = column.kind else { return [column.name] }
    return (1...shape.reduce(1, *)).map { "\(column.name)[\($0)]" }
  }

  private static func cells(of column: Column, row: Int) -> [String] {
    guard case .vector(let shape, let bytes) = column.kind else { return [column.text(ofRow: row)] }
    let width = shape.reduce(1, *)
    return bytes[(row * width)..<((row + 1) * width)].map(String.init)
  }
}
