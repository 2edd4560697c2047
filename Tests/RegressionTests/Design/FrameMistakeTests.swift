import FoundationEssentials
import Regression
import Tables
import TestSupport
import Testing

@Suite("What does not go together is said in a sentence")
struct FrameMistakeTests {
  private static let text = """
    y,x,n,group,one,sex
    1,2,0,a,u,no
    2,-3,1,b,u,yes
    3,5,2,c,u,no
    4,8,0,a,u,yes
    """

  private static func read(
    _ formula: String, weights: String? = nil, references: [String: String] = [:]
  ) -> String {
    message {
      let table = try CSV.read(bytes: Array(text.utf8), name: "t.csv")
      _ = try Formula(formula).frame(in: table, weights: weights, references: references)
    }
  }

  @Test(
    "of the formula and the table",
    arguments: [
      (
        "y ~ groop",
        "t.csv has no column \"groop\" (did you mean \"group\"?)\n    y ~ groop\n        ^~~~~"
      ),
      (
        "Y ~ x", "t.csv has no column \"Y\" (did you mean \"y\"?)\n    Y ~ x\n    ^"
      ),
      (
        "y ~ x - zzz",
        "t.csv has no column \"zzz\" (there are y, x, n, group, one, sex)\n"
          + "    y ~ x - zzz\n            ^~~"
      ),
      (
        "y ~ log(x)",
        "t.csv:3: log(x) is not a number where x is -3 (log takes numbers above 0; shift the column, "
          + "or leave the row out)\n    y ~ log(x)\n        ^~~~~~"
      ),
      (
        "y ~ I(2 * log(n + 0))",
        "t.csv:2: log(n + 0) is infinite where n is 0 (log takes numbers above 0; shift the column, "
          + "or leave the row out)\n    y ~ I(2 * log(n + 0))\n              ^~~~~~~~~~"
      ),
      (
        "y ~ I(x / n)",
        "t.csv:2: x/n is infinite where x is 2 and n is 0 (a division by 0 has no value; leave the "
          + "row out)\n    y ~ I(x / n)\n          ^~~~~"
      ),
      (
        "y ~ exp(1000 * x)",
        "t.csv:2: exp(1000 * x) is infinite where x is 2 (rescale the column, or leave the row out)\n"
          + "    y ~ exp(1000 * x)\n        ^~~~~~~~~~~~~"
      ),
      (
        "sqrt(x) ~ y",
        "t.csv:3: sqrt(x) is not a number where x is -3 (sqrt takes numbers from 0; shift the column, "
          + "or leave the row out)\n    sqrt(x) ~ y\n    ^~~~~~~"
      ),
      (
        "y ~ lag(x)",
        "there is no function \"lag\" (did you mean \"log\"?)\n    y ~ lag(x)\n        ^~~~~~"
      ),
      (
        "y ~ I(group^2)",
        "group is a category, where numbers are needed (use group as a term of its own)\n"
          + "    y ~ I(group^2)\n          ^~~~~"
      ),
      (
        "y ~ one", "one is \"u\" in all rows that are used (leave it out)\n    y ~ one\n        ^~~"
      ),
      (
        "y ~ relevel(group, ref = 'd')",
        "group has no level \"d\" (there are a, b, c)\n"
          + "    y ~ relevel(group, ref = 'd')\n                             ^~~"
      ),
      (
        "y ~ poly(x, 4)",
        "x has 4 different values, too few for degree 4 (a degree is less than their number)\n"
          + "    y ~ poly(x, 4)\n             ^"
      ),
      (
        "y ~ poly(x, 0)",
        "a degree is a whole number from 1 to 100\n    y ~ poly(x, 0)\n                ^"
      ),
      (
        "y ~ 2 * x",
        "a number other than 0 and 1 is no term (compute with numbers inside of I(…))\n"
          + "    y ~ 2 * x\n        ^"
      ),
      (
        "y ~ log(.)",
        "\".\" stands for all other columns only as a term of its own (name the column here)\n"
          + "    y ~ log(.)\n            ^"
      ),
      (
        "y ~ ns(x, 3)",
        "ns is not among the functions of formulas (use poly(x, 3) for curves, and factor or relevel "
          + "for categories)\n    y ~ ns(x, 3)\n        ^~~~~~~~"
      ),
      (
        "cbind(y) ~ x",
        "cbind takes two columns, successes and failures (as in cbind(dead, n - dead) ~ dose)\n"
          + "    cbind(y) ~ x\n    ^~~~~~~~"
      ),
      (
        "y ~ group == 'z'",
        "group has no level \"z\" (there are a, b, c)\n"
          + "    y ~ group == 'z'\n                 ^~~"
      ),
      (
        "y ~ (x + n)^n",
        "the power of terms is a whole number from 1 (for the power of a column write I(x^2))\n"
          + "    y ~ (x + n)^n\n                ^"
      ),
      (
        "y ~ (x + offset(n))^2",
        "an offset interacts with nothing (add it with + outside of the parentheses)\n"
          + "    y ~ (x + offset(n))^2\n             ^~~~~~~~~"
      ),
      (
        "y ~ 1:x",
        "1 stands for no term that could interact with others (join it with + instead)\n"
          + "    y ~ 1:x\n        ^"
      ),
      (
        "y ~ I(x:n)",
        "\":\" joins terms and does not compute (multiply numbers with *)\n    y ~ I(x:n)\n          ^~~"
      ),
    ])
  func mistakes(in formula: String, _ sentence: String) {
    #expect(Self.read(formula) == sentence)
  }

  @Test("of a misspelled column, as the documentation shows it")
  func documented() throws {
    let table = try ModelMatrices.table("mtcars")
    let sentence = message { _ = try Formula("mpg ~ qesc + hp").frame(in: table) }
    let page = try String(
      contentsOf: Fixture.root.appending(path: "Documentation/Formulas.md"), encoding: .utf8)
    let indented = sentence.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    #expect(page.contains(indented))
  }

  @Test("of weights and reference levels beside it")
  func besides() {
    #expect(
      Self.read("y ~ n", weights: "x")
        == "t.csv:3: the weight -3 is negative (weights are numbers from 0)\n    x\n    ^")
    #expect(
      Self.read("y ~ n", weights: "w").hasPrefix("t.csv has no column \"w\""))
    #expect(
      Self.read("y ~ group", references: ["grp": "a"])
        == "a reference level is given for \"grp\", which is no category of the formula "
        + "(there are group)")
    #expect(
      Self.read("y ~ group", references: ["group": "A"])
        == "group has no level \"A\" (did you mean \"a\"?)\n    y ~ group\n        ^~~~~")
  }

  @Test("a table in which every row lacks a cell")
  func nothingLeft() throws {
    let table = try Table(["y": [1, nil], "x": [nil, 2]], name: "t.csv")
    #expect(
      message { _ = try Formula("y ~ x").frame(in: table) }
        == "t.csv has no row that is complete in all variables of the formula "
        + "(2 of 2 rows are left out: x is missing in 1, y in 1)")
  }

  @Test(
    "formulas that stand for too much are refused at once",
    arguments: [
      "y ~ (a1+a2+a3+a4+a5+a6+a7+a8+a9+a10+a11+a12+a13+a14+a15+a16+a17+a18+a19+a20)^1000000",
      "y ~ ((a1+a2+a3+a4+a5+a6+a7+a8+a9+a10+a11+a12+a13+a14+a15)^15)^2",
      "y ~ a1*a2*a3*a4*a5*a6*a7*a8*a9*a10*a11*a12*a13*a14*a15*a16*a17*a18*a19*a20",
    ])
  func tooMuch(_ formula: String) throws {
    let columns = (1...20).map { Column("a\($0)", numbers: [1, 2, 3]) }
    let table = try Table(columns: [Column("y", numbers: [1, 2, 3])] + columns)
    #expect(
      message { _ = try Formula(formula).frame(in: table) }
        .hasPrefix(
          "this makes more than 50000 terms (interact fewer variables, or to a lower degree)"))
    #expect(
      try Formula("y ~ (a1 + a2 + a3)^1000000").frame(in: table).recipe.termLabels.count == 7)
  }

  @Test("an interaction of categories with too many columns is refused at once")
  func tooManyColumns() throws {
    let texts = (0..<500).map { "level \($0)" as String? }
    let table = try Table(columns: [
      Column("y", numbers: (0..<500).map(Double.init)), Column("a", texts: texts),
      Column("b", texts: texts.reversed()),
    ])
    #expect(
      message { _ = try Formula("y ~ a:b").frame(in: table) }
        == "the term a:b makes more than 100000 columns (leave it out, or join levels)")
  }
}
