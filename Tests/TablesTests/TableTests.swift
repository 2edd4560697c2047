import Tables
import Testing

@Suite struct TableTests {
  @Test("columns in memory keep their order, rows are in the order of names")
  func inMemory() throws {
    let table = try Table(["x": [1.0, 2], "species": ["a", nil], "old": [true, false]])
    #expect(table.columnNames == ["x", "species", "old"])
    #expect(table["species"] == Column("species", texts: ["a", nil]))
    #expect(table["old"]?.kind == .boolean(codes: [1, 0], levels: ["false", "true"]))
    let rows = try Table(rows: [["x": 1, "species": "a", "old": true], ["old": false, "x": 2.0]])
    #expect(rows.columnNames == ["old", "species", "x"])
    for name in table.columnNames { #expect(rows[name] == table[name]) }
  }

  private struct Penguin: Encodable {
    enum Sex: String, Encodable { case male, female }
    var flipper: Int
    var bill: Double?
    var mass: Float
    var sex: Sex?
    var isAdult: Bool
    var island: String
  }

  @Test("a flat struct is a row")
  func encodable() throws {
    let table = try Table(encoding: [
      Penguin(flipper: 181, bill: nil, mass: 0.5, sex: .male, isAdult: true, island: "Dream"),
      Penguin(flipper: 186, bill: 39.1, mass: 2, sex: nil, isAdult: false, island: "Biscoe"),
    ])
    #expect(table.columnNames == ["flipper", "bill", "mass", "sex", "isAdult", "island"])
    #expect(table["flipper"]?.numbers == [181, 186])
    #expect(table["bill"] == Column("bill", numbers: [.nan, 39.1]))
    #expect(table["mass"]?.numbers == [0.5, 2])
    #expect(table["sex"] == Column("sex", texts: ["male", nil]))
    #expect(table["isAdult"]?.categories?.codes == [1, 0])
    let one = try Table(
      encoding: Penguin(flipper: 1, bill: nil, mass: 2, sex: nil, isAdult: true, island: ""))
    #expect(one.rowCount == 1 && one.columns.count == 6)
    #expect(try Table(encoding: ["b": 1.5]).columnNames == ["b"])
  }

  @Test("a value that is no flat struct is refused by its property")
  func nested() {
    struct Nested: Encodable {
      struct Point: Encodable { var x = 1 }
      var a = 1
      var point = Point()
    }
    struct Listed: Encodable { var list = [1, 2] }
    let remedy = "(a cell is a number, a text, a boolean or nil)"
    #expect(
      message { _ = try Table(encoding: Nested()) }
        == "table: row 1: point: is not a single value \(remedy)")
    #expect(
      message { _ = try Table(encoding: Listed()) }
        == "table: row 1: list: is not a single value \(remedy)")
    #expect(
      message { _ = try Table(encoding: 5) }
        == "table: row 1: is a single value, not one with properties \(remedy)")
    #expect(
      message { _ = try Table(encoding: [[1]]) }
        == "table: row 1: is a list, not a value with properties \(remedy)")
  }

  @Test("columns that do not fit are sentences")
  func mistakes() {
    #expect(
      message { _ = try Table(["x": [1], "y": [1, 2]]) }
        == "table: y: has 2 rows, but x has 1 (columns of a table are equally long)")
    #expect(
      message { _ = try Table(["x": [1], "x": [1]], name: "mine") }
        == "mine: two columns are named \"x\" (rename one)")
    #expect(
      message { _ = try Table(["x": [1, "a", true]]) }
        == "table: x: mixes numbers and texts and booleans (give all its values as one of them)")
    #expect(
      message { _ = try Table(["x": [1, .number(.infinity)]]) }
        == "table: row 2: x: is infinite (NaN stands for a missing number)")
    #expect(
      message { _ = try Table(["xs": [1]]).column("sx") }
        == "table: has no column \"sx\" (did you mean \"xs\"?)")
  }

  @Test("selecting rows takes them in any order, repeated or not")
  func selecting() throws {
    let table = try Table(["x": [1, 2, 3], "c": ["p", "q", nil]]).selecting(rows: [2, 0, 0])
    #expect(table["x"]?.numbers == [3, 1, 1])
    #expect(table["c"]?.categories?.codes == [-1, 0, 0])
    #expect(table.rowCount == 3)
    #expect(table.place(ofRow: 0) == "table: row 1")
  }

  @Test("appending is reading the two one after the other", arguments: 0..<10)
  func appending(seed: Int) throws {
    var choices = Choices(seed: seed)
    func lines(_ count: Int) -> String {
      (0..<count).map { _ in
        "\(choices.below(9)),\(["a", "b", "c", "d", "", "NA"][choices.below(6)])\n"
      }.joined()
    }
    let (first, second) = ("0,z\n" + lines(5), "1,a\n" + lines(3))
    let joined = try read("x,c\n" + first).appending(try read("x,c\n" + second))
    #expect(joined.columns == (try read("x,c\n" + first + second)).columns)
  }

  @Test("appending another kind of cells is refused")
  func appendingMistakes() throws {
    let table = try read("x,c\n1,a\n")
    let texts = try CSV.read(bytes: Array("x,c\nq,a\n".utf8), name: "u.csv")
    #expect(
      message { _ = try table.appending(texts) }
        == "u.csv: x: is a category, but a column of numbers in t.csv "
        + "(use --categorical x to read both as categories)")
    #expect(
      message { _ = try table.appending(texts.dropping(columns: ["c"])) }.hasPrefix("u.csv: "))
  }
}
