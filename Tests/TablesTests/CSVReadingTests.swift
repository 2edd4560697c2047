import Tables
import Testing

@Suite struct CSVReadingTests {
  private func texts(_ text: String, _ column: String = "a") throws -> [String] {
    let table = try read(text)
    return try (0..<table.rowCount).map { try table.text(ofRow: $0, column: column) }
  }

  @Test(
    "line ends of every kind, and none at the end, give the same table",
    arguments: [
      "a,b\n1,x\n2,y\n", "a,b\r\n1,x\r\n2,y\r\n", "a,b\r1,x\r2,y\r", "a,b\n1,x\n2,y",
      "\u{FEFF}a,b\n1,x\n2,y\n", "\n\na,b\n\n1,x\n  \n2,y\n\n\n", "a , b\n 1,x \n2,\ty\n",
      "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"", "a;b\n1;x\n2;y\n", "a\tb\n1\tx\n2\ty\n",
      "a|b\n1|x\n2|y\n", " \"a\" , \"b\" \n1,x\n2, \"y\" \n", "   \r\na,b\r\n1,x\n2,y\r",
    ])
  func sameTable(text: String) throws {
    let table = try read(text)
    #expect(table.columnNames == ["a", "b"])
    #expect(table["a"] == Column("a", numbers: [1, 2]))
    #expect(table["b"] == Column("b", texts: ["x", "y"]))
  }

  @Test("quoted fields may hold delimiters, line ends and doubled quotes")
  func quotes() throws {
    let table = try read("a,b\n\"x, \"\"y\"\"\",1\n\"two\nlines\r\nand\",2\n\"\"\"\",3\nz,4\n")
    let texts = try (0..<4).map { try table.text(ofRow: $0, column: "a") }
    #expect(texts == ["x, \"y\"", "two\nlines\r\nand", "\"", "z"])
    #expect((0..<4).map { table.line(ofRow: $0) } == [2, 3, 6, 7])
    #expect(table.place(ofRow: 3) == "t.csv:7")
  }

  @Test("a quote inside an unquoted field is a character")
  func inches() throws { #expect(try texts("a,b\n5\" pipe,1\nx,2\n") == ["5\" pipe", "x"]) }

  @Test("spaces around a field do not count, inside quotes they do")
  func spaces() throws {
    #expect(try texts("a,b\n  x y ,1\n\" z \",2\n") == ["x y", " z "])
  }

  @Test("the delimiter is the one that stands regularly")
  func sniffing() throws {
    #expect(try read("a;b\n1,5;2\n").columnNames == ["a", "b"])
    #expect(try read("\"a,b\";c\n\"1,2\";3\n").columnNames == ["a,b", "c"])
    #expect(try read("name, first;age\nx, y;3\nz;4\n").columnNames == ["name, first", "age"])
    #expect(try read("a\n1\n2\n").columnNames == ["a"])
    #expect(try read("a,b;c\n1,2;3\n") { $0.delimiter = ";" }.columnNames == ["a,b", "c"])
    #expect(try read("a:b\n1:2\n") { $0.delimiter = ":" }.columnNames == ["a", "b"])
  }

  @Test("without a header the columns are numbered")
  func headless() throws {
    let table = try read("1,x\n2,y\n") { $0.hasHeader = false }
    #expect(table.columnNames == ["x1", "x2"])
    #expect(table.rowCount == 2)
    #expect(table.line(ofRow: 0) == 1)
  }

  @Test("a cell's text is found as it stands, even in columns that were left out")
  func exactText() throws {
    let table = try read("a,b,c\n1.50,\"NA\",x\n-0,?,y\n") { $0.ignore = ["c"] }
      .dropping(columns: ["b"])
    #expect(table.columnNames == ["a"])
    #expect(try table.text(ofRow: 0, column: "a") == "1.50")
    #expect(try table.text(ofRow: 1, column: "a") == "-0")
    #expect(try table.text(ofRow: 0, column: "b") == "NA")
    #expect(try table.selecting(rows: [1]).text(ofRow: 0, column: "c") == "y")
    #expect(
      message { _ = try table.text(ofRow: 0, column: "d") }
        == #"t.csv: has no column "d" (there are a, b, c)"#)
  }

  @Test("rows know their lines after selecting and appending")
  func lines() throws {
    let first = try read("a,b\n1,x\n\n2,y\n")
    let second = try CSV.read(bytes: Array("b,a\nz,3\n".utf8), name: "u.csv")
    let joined = try first.appending(second).selecting(rows: [2, 1])
    #expect(joined.place(ofRow: 0) == "u.csv:2")
    #expect(joined.place(ofRow: 1) == "t.csv:4")
    #expect(joined["a"] == Column("a", numbers: [3, 2]))
    #expect(try joined.text(ofRow: 0, column: "b") == "z")
  }

  @Test("a wide field and many rows stay whole")
  func large() throws {
    let long = String(repeating: "long \"\"text\"\" ", count: 10_000)
    let table = try read(
      "a,b\n" + (0..<5000).map { "\($0),t\($0 % 7)\n" }.joined() + "1,\"\(long)\"")
    #expect(table.rowCount == 5001)
    #expect(table["a"]?.numbers?[4999] == 4999)
    #expect(try table.text(ofRow: 5000, column: "b").count == 120_000)
    #expect(table["b"]?.categories?.levels.count == 8)
  }
}
