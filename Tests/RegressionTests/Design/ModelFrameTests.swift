import Regression
import Tables
import Testing

@Suite("A model's frame")
struct ModelFrameTests {
  private static let rows = 8
  private static func table() throws -> Table {
    try Table(
      [
        "y": [1, 2, 3, 4, 5, 6, 7, 8], "x": [2, 4, nil, 8, 10, 12, 14, 16],
        "n": [3, 3, 4, 4, 5, 5, 6, 6], "g": ["b", "a", "c", "a", nil, "c", "a", "b"],
        "ok": ["yes", "no", "no", "yes", "no", "yes", "yes", nil],
        "two words": [0, 1, 0, 1, 1, 0, 0, 1],
        "t": [true, false, true, true, false, false, true, true],
      ], name: "t.csv")
  }

  private static func frame(_ formula: String) throws -> ModelFrame {
    try Formula(formula).frame(in: table())
  }

  @Test("rows that lack a cell the model uses are left out, counted, and named by column")
  func omitted() throws {
    let frame = try Self.frame("y ~ x + g")
    #expect(frame.design.tableRows == [0, 1, 3, 5, 6, 7])
    #expect(frame.response == .numbers([1, 2, 4, 6, 7, 8]))
    #expect(
      frame.omitted.description == "2 of 8 rows are left out: x is missing in 1, g in 1")
    #expect(try Self.frame("y ~ n").omitted.description == "no row is left out")
    // What is taken away again is not used.
    #expect(try Self.frame("y ~ x + n - x").omitted.count == 0)
    #expect(
      try Self.frame("ok ~ n").omitted.description == "1 of 8 rows is left out: ok is missing in 1")
  }

  @Test("a response is numbers, a computed column, a category, a comparison or two counts")
  func responses() throws {
    #expect(try Self.frame("2 * y ~ 1").response == .numbers([2, 4, 6, 8, 10, 12, 14, 16]))
    #expect(
      try Self.frame("g ~ n").response
        == .classes(codes: [1, 0, 2, 0, 2, 0, 1], levels: ["a", "b", "c"]))
    #expect(
      try Self.frame("t ~ n").response
        == .classes(codes: [1, 0, 1, 1, 0, 0, 1, 1], levels: ["FALSE", "TRUE"]))
    #expect(try Self.frame("g == 'a' ~ n").response?.numbers == [0, 1, 0, 1, 0, 1, 0])
    #expect(try Self.frame("factor(n) ~ y").response?.numbers == nil)
    #expect(
      try Self.frame("cbind(n - 1, 10 - y) ~ x").response
        == .counts(successes: [2, 2, 3, 4, 4, 5, 5], failures: [9, 8, 6, 5, 4, 3, 2]))
    #expect(try Self.frame("~ n").response == nil)
    #expect(try Self.frame("log(y) ~ n").recipe.responseName == "log(y)")
  }

  @Test("the levels are those of the rows that are used, the reference first")
  func levels() throws {
    #expect(
      try Self.frame("y ~ g + t").recipe.factors == [
        Factor(name: "g", levels: ["a", "b", "c"]), Factor(name: "t", levels: ["FALSE", "TRUE"]),
      ])
    // Level b has the rows 0 and 7; both lack a cell of the other column.
    let table = try Table([
      "y": [1, 2, 3, 4], "g": ["b", "a", "c", "a"], "x": [nil, 1, 2, 3],
    ])
    #expect(try Formula("y ~ g + x").frame(in: table).recipe.factors[0].levels == ["a", "c"])
  }

  @Test("a reference level can be chosen in the formula or beside it")
  func references() throws {
    func names(_ formula: String, _ references: [String: String] = [:]) throws -> [String] {
      try Formula(formula).frame(in: Self.table(), references: references).design.columns.map(
        \.name)
    }
    #expect(try names("y ~ g", ["g": "c"]) == ["(Intercept)", "ga", "gb"])
    #expect(
      try names("y ~ factor(n)", ["n": "5"])
        == ["(Intercept)", "factor(n)3", "factor(n)4", "factor(n)6"])
    #expect(
      try names("y ~ relevel(g, ref = \"b\")").dropFirst().first == "relevel(g, ref = \"b\")a")
    #expect(
      try Formula("g ~ n").frame(in: Self.table(), references: ["g": "c"]).response
        == .classes(codes: [2, 1, 0, 1, 0, 1, 2], levels: ["c", "a", "b"]))
  }

  @Test(
    "offsets add up, and weights and offsets given beside the formula take part in what is missing")
  func offsetsAndWeights() throws {
    let frame = try Formula("y ~ n + offset(2 * n) + offset(y)")
      .frame(in: Self.table(), weights: "1/x", offset: "t")
    #expect(frame.omitted.columns.map(\.name) == ["x"])
    #expect(frame.weights == [2.0, 4, 8, 10, 12, 14, 16].map { 1 / $0 })
    #expect(frame.offset == [8, 8, 13, 15, 16, 20, 21])
    #expect(
      try Formula("y ~ .").frame(in: Self.table(), weights: "x").recipe.termLabels
        == ["n", "g", "ok", "`two words`", "t"])
  }

  @Test("booleans that are not true and false are categories with their own words")
  func booleans() throws {
    #expect(
      try Self.frame("y ~ ok + t").design.columns.map(\.name) == ["(Intercept)", "okyes", "tTRUE"])
    #expect(try Self.frame("y ~ I(t * n)").design.columns[1].name == "I(t * n)")
  }

  @Test("a column of many rows is read where it stands")
  func shared() throws {
    let numbers = (0..<1000).map(Double.init)
    let table = try Table(columns: [Column("y", numbers: numbers), Column("x", numbers: numbers)])
    let frame = try Formula("y ~ x").frame(in: table)
    guard case .numbers(let content) = frame.design.columns[1].content,
      case .numbers(let response) = frame.response
    else {
      Issue.record("x is no column of numbers")
      return
    }
    let places = [numbers, content, response].map { $0.withUnsafeBufferPointer(\.baseAddress) }
    #expect(Set(places).count == 1)
  }

  @Test("the written-out formula of any frame makes the same frame")
  func anyFormula() throws {
    let table = try ModelMatrices.table("odd")
    var choices = Choices(seed: 3)
    for _ in 0..<400 {
      let text = "y ~ " + FormulaSamples.terms(&choices)
      let frame = try Formula(text).frame(in: table)
      let again = try Formula(frame.formula.description).frame(in: table)
      #expect(again.design.columns.map(\.name) == frame.design.columns.map(\.name), "\(text)")
      #expect(again.design.columns.map(\.term) == frame.design.columns.map(\.term), "\(text)")
      let columns = ModelMatrices.columns(frame.design)
      #expect(ModelMatrices.columns(again.design) == columns, "\(text)")
      #expect(columns.allSatisfy { $0.allSatisfy(\.isFinite) }, "\(text)")
      #expect(frame.response?.numbers?.count == frame.rowCount)
    }
    for name in ["mtcars", "iris", "warpbreaks"] {
      let table = try ModelMatrices.table(name)
      let formula = try Formula("\(table.columnNames[0]) ~ (. - \(table.columnNames[2]))^2")
      let frame = try formula.frame(in: table)
      #expect(!frame.formula.description.contains(" . "))
      let again = try frame.formula.frame(in: table)
      #expect(again.design.columns.map(\.name) == frame.design.columns.map(\.name))
    }
  }
}
