import FoundationEssentials
import Regression
import Tables
import Testing

@Suite("A recipe makes the same columns from other rows")
struct DesignRecipeTests {
  private static let formulas = [
    "y ~ poly(x, 3) + g", "log(y) ~ scale(x) * g", "y ~ factor(n):x + I(x^2)", "y ~ t + x > 5",
    "y ~ . - g", "t ~ relevel(g, 'b') + poly(log(x), 2, raw = TRUE) + offset(log(n))",
    "cbind(n, y) ~ I(scale(x)^2) + `two words`:g", "g ~ I(t * x) - 1",
  ]

  private static func table() throws -> Table {
    try Table(
      [
        "y": [1, 2, 3, 4, 5, 6, 7, 8], "x": [2, 4.5, 7, 8, 10, 12.25, 14, 1],
        "n": [3, 3, 4, 4, 5, 5, 6, 6], "g": ["b", "a", "c", "a", "b", "c", "a", "b"],
        "two words": [0, 1, 0, 1, 1, 0, 0, 1],
        "t": [true, false, true, true, false, false, true, true],
      ], name: "t.csv")
  }

  @Test("the rows one by one have the cells they have together", arguments: formulas)
  func rows(of formula: String) throws {
    let table = try Self.table()
    let frame = try Formula(formula).frame(in: table)
    let whole = ModelMatrices.columns(frame.design)
    for row in 0..<table.rowCount {
      let alone = try frame.recipe.frame(for: table.selecting(rows: [row]), response: true)
      #expect(ModelMatrices.columns(alone.design) == whole.map { [$0[row]] })
      #expect(alone.offset?[0] == frame.offset?[row])
      #expect(alone.response?.numbers?[0] == frame.response?.numbers?[row])
    }
  }

  @Test("a recipe comes back from JSON as it was", arguments: formulas)
  func file(_ formula: String) throws {
    let table = try Self.table()
    let frame = try Formula(formula).frame(in: table, weights: "n")
    let data = try JSONEncoder().encode(frame.recipe)
    let recipe = try JSONDecoder().decode(DesignRecipe.self, from: data)
    let again = try recipe.frame(for: table, response: true)
    #expect(ModelMatrices.columns(again.design) == ModelMatrices.columns(frame.design))
    #expect(again.design.columns.map(\.name) == frame.design.columns.map(\.name))
    #expect(again.design.columns.map(\.term) == frame.design.columns.map(\.term))
    #expect(again.response == frame.response)
    #expect(again.offset == frame.offset)
    #expect(again.weights == frame.weights)
    #expect(recipe.formula == frame.formula)
    #expect(recipe.inputNames == frame.recipe.inputNames)
  }

  @Test("a recipe from a file that contradicts itself is refused, not believed")
  func damage() throws {
    let frame = try Formula("y ~ poly(x, 2) + poly(x, 3, raw = TRUE)").frame(in: Self.table())
    let text = String(decoding: try JSONEncoder().encode(frame.recipe), as: UTF8.self)
    let damages = [
      ("\"degree\":3", "\"degree\":0"), ("\"terms\":[[0]", "\"terms\":[[7]"),
      ("\"terms\":[[0]", "\"terms\":[[]"), ("\"centers\":[", "\"centers\":[1,"),
      ("\"expression\":\"x\"", "\"expression\":\"x +\""),
    ]
    for (part, damaged) in damages {
      #expect(text.contains(part))
      let data = Data(text.replacing(part, with: damaged).utf8)
      #expect(throws: (any Error).self) { try JSONDecoder().decode(DesignRecipe.self, from: data) }
    }
  }

  @Test("rows that lack a cell are left out, and the design says which are left")
  func missing() throws {
    let frame = try Formula("y ~ x + g").frame(in: Self.table())
    let other = try Table(["x": [1, nil, 3], "g": ["c", "a", nil]], name: "new.csv")
    #expect(try frame.design(for: other).tableRows == [0])
    #expect(try frame.recipe.frame(for: other).omitted.count == 2)
  }

  @Test("a level that the model does not know is named with its row")
  func unknownLevel() throws {
    let frame = try Formula("y ~ x + g").frame(in: Self.table())
    let other = try CSV.read(bytes: Array("x,g\n1,a\n2,d\n".utf8), name: "new.csv")
    #expect(
      message { _ = try frame.design(for: other) }
        == "new.csv:3: g is \"d\", a level that the model does not know (it knows a, b, c)\n"
        + "    y ~ x + g\n            ^")
    #expect(
      message { _ = try frame.design(for: try Table(["x": [1]], name: "new.csv")) }
        == "new.csv has no column \"g\" (there are x)\n    y ~ x + g\n            ^")
  }

  @Test("columns are known again although fewer levels, or other kinds, are read")
  func kinds() throws {
    let frame = try Formula("y ~ t + factor(n) + g").frame(in: Self.table())
    let names = frame.design.columns.map(\.name)
    for text in ["t,n,g\ntrue,4,c\n", "t,n,g\nTRUE,4,c\nTRUE,4,c\n"] {
      var options = CSV.Options()
      let whole = try frame.design(
        for: CSV.read(bytes: Array(text.utf8), name: "t", options: options))
      options.knownKinds = frame.recipe.columnKinds()
      #expect(options.knownKinds == ["t": .category, "n": .number, "g": .category])
      let known = try frame.design(
        for: CSV.read(bytes: Array(text.utf8), name: "t", options: options))
      for design in [whole, known] {
        #expect(design.columns.map(\.name) == names)
        #expect(ModelMatrices.columns(design).map { $0[0] } == [1, 1, 1, 0, 0, 0, 1])
      }
    }
  }
}
