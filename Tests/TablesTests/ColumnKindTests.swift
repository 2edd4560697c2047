import Tables
import Testing

@Suite struct ColumnKindTests {
  private func kind(
    _ cells: [String], _ change: (inout CSV.Options) -> Void = { _ in }
  ) throws -> Column.Kind {
    try #require(
      try read("x,y\n" + cells.map { "\($0),1\n" }.joined(), change)["x"]
    ).kind
  }

  @Test("numbers with missing cells are numbers")
  func numbers() throws {
    #expect(
      try kind(["1", "", "NA", "?", "nan", "NaN", "null", "NULL", "2.5"])
        == .number([1] + [Double](repeating: .nan, count: 7) + [2.5]))
    #expect(try kind(["", ""]) == .number([.nan, .nan]))
    #expect(try kind(["0", "1"]) == .number([0, 1]))
  }

  @Test("two words of a pair are a boolean, the denying one first")
  func booleans() throws {
    #expect(try kind(["yes", "no", ""]) == .boolean(codes: [1, 0, -1], levels: ["no", "yes"]))
    #expect(try kind(["True", "false"]) == .boolean(codes: [1, 0], levels: ["false", "True"]))
    #expect(try kind(["T", "F"]) == .boolean(codes: [1, 0], levels: ["F", "T"]))
    #expect(
      try kind(["True", "TRUE", "false"])
        == .category(codes: [1, 0, 2], levels: ["TRUE", "True", "false"]))
    #expect(try kind(["yes", "false"]) == .category(codes: [1, 0], levels: ["false", "yes"]))
    #expect(try kind(["yes", "yes"]) == .category(codes: [0, 0], levels: ["yes"]))
  }

  @Test("the order of levels does not depend on the order of rows")
  func levelOrder() throws {
    let cells = ["b", "c", "a", "é", "B", "10", "9", "a b"]
    var choices = Choices(seed: 4)
    let levels = try #require(Column("x", try kind(cells)).categories).levels
    for _ in 0..<20 {
      var shuffled = cells
      for i in shuffled.indices.reversed() { shuffled.swapAt(i, choices.below(i + 1)) }
      let column = Column("x", try kind(shuffled))
      #expect(column.categories?.levels == levels)
      #expect((0..<cells.count).map { column.text(ofRow: $0) } == shuffled)
    }
  }

  @Test("levels that are numbers are in the order of their size")
  func numericLevels() throws {
    #expect(
      try kind(["10", "9", "-1", "1e1", ""]) { $0.categorical = ["x"] }
        == .category(codes: [2, 1, 0, 3, -1], levels: ["-1", "9", "10", "1e1"]))
  }

  @Test("texts that Unicode holds for the same are one level")
  func canonicalEquivalence() throws {
    let column = Column("x", try kind(["caf\u{E9}", "cafe\u{301}", "tea"]))
    #expect(column.categories?.levels.count == 2)
    #expect(column.categories?.codes == [0, 0, 1])
  }

  @Test("a word among numbers is a mistake at its line")
  func wordAmongNumbers() {
    #expect(
      message { _ = try kind(["1", "2", "n/a", "3", "n/a"]) }
        == #"t.csv:4: x: "n/a" is not a number (use --missing n/a to read it as missing)"#)
    #expect(
      message { _ = try kind(["1", "not known", "3"]) }
        == "t.csv:3: x: \"not known\" is not a number (use --missing 'not known' to read it as missing)"
    )
    #expect(
      message { _ = try kind(["1", "2", "A/5 21171"]) }
        == "t.csv:4: x: \"A/5 21171\" is not a number (use --categorical x to read the column as "
        + "categories, or --missing 'A/5 21171' to read it as missing)")
  }

  @Test("a word among numbers can be declared missing, or the column a category")
  func declared() throws {
    #expect(
      try kind(["1", "n/a", "3"]) { $0.missing = ["n/a"] } == .number([1, .nan, 3]))
    #expect(
      try kind(["1", "n\"a", "3"].map { "\"\($0.replacing("\"", with: "\"\""))\"" }) {
        $0.missing = ["n\"a"]
      }
        == .number([1, .nan, 3]))
    #expect(
      try kind(["1", "n/a", "3"]) { $0.categorical = ["x"] }
        == .category(codes: [0, 2, 1], levels: ["1", "3", "n/a"]))
  }

  @Test("numbers among texts are texts, unless the column must be numbers")
  func numbersAmongTexts() throws {
    let cells = ["a", "b", "1", "2"]
    #expect(try kind(cells) == .category(codes: [2, 3, 0, 1], levels: ["1", "2", "a", "b"]))
    #expect(
      message { _ = try kind(cells) { $0.numeric = ["x"] } }
        == #"t.csv:2: x: "a" is not a number (use --missing a to read it as missing)"#)
  }

  @Test("an ignored column is not looked at")
  func ignored() throws {
    let table = try read("x,y\n1,1\n2,1\nn/a,1\n") { $0.ignore = ["x"] }
    #expect(table.columnNames == ["y"])
  }

  @Test("a number that stands for a missing cell is none")
  func missingNumbers() throws {
    let table = try read("x,y\n-999,1\n2,-999\n-999.0,\"-999\"\n") { $0.missing = ["-999"] }
    let x = try #require(table["x"]?.numbers)
    let y = try #require(table["y"]?.numbers)
    #expect(x[0].isNaN && x[1] == 2 && x[2] == -999)
    #expect(y[0] == 1 && y[1].isNaN && y[2].isNaN)
  }

  @Test("what separates the fields may be a character of numbers", arguments: ["e", "-", ".", "5"])
  func oddDelimiters(delimiter: String) throws {
    let text = "x\(delimiter)y\n1\(delimiter)2\n3\(delimiter)4\n"
    let table = try read(text) { $0.delimiter = Character(delimiter) }
    #expect(table["x"]?.numbers == [1, 3] && table["y"]?.numbers == [2, 4])
  }
}
