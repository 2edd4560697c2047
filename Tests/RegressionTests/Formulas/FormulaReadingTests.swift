import Regression
import Tables
import Testing

@Suite("Formulas are read as R reads them")
struct FormulaReadingTests {
  @Test("a formula's description reads back as the same formula")
  func description() throws {
    var choices = Choices(seed: 1)
    var read = 0
    for _ in 0..<3000 {
      let text = FormulaSamples.formula(&choices)
      guard let formula = try? Formula(text) else { continue }
      read += 1
      let again = try Formula(formula.description)
      #expect(again == formula)
      #expect(again.description == formula.description)
    }
    #expect(read > 2000)
  }

  @Test(
    "spaces, line ends and ** are spelled as R spells them",
    arguments: [
      ("y~x", "y ~ x"), ("y ~ x1+\n  x2", "y ~ x1 + x2"), ("y~(a+b)**2", "y ~ (a + b)^2"),
      ("y~a%in%b", "y ~ a %in% b"), ("y~a / b", "y ~ a/b"), ("y~ -1+x", "y ~ -1 + x"),
      ("~x", "~ x"), ("y~ I(x ^ -2)", "y ~ I(x^-2)"),
      ("y~log( x,base = 10 )", "y ~ log(x, base = 10)"),
      ("y ~ `x` + `a b`", "y ~ x + `a b`"), ("y ~ I(100000*x)", "y ~ I(1e+05 * x)"),
      ("y ~ I(0.00012*x)", "y ~ I(0.00012 * x)"), ("y ~ I(1e-15*x)", "y ~ I(1e-15 * x)"),
      ("y ~ I(1234567*x)", "y ~ I(1234567 * x)"), ("y ~ f(x, 'a\"b')", "y ~ f(x, \"a\\\"b\")"),
      ("y ~ raw(x, raw=TRUE)", "y ~ raw(x, raw = TRUE)"), ("y>=3~x<2", "y >= 3 ~ x < 2"),
    ])
  func spelling(of text: String, _ spelled: String) throws {
    #expect(try Formula(text).description == spelled)
  }

  @Test(
    "operators on terms bind as R's do: :, then %in%, * and /, + and -",
    arguments: [
      ("y ~ a + b * c", ["a", "b", "c", "b:c"]), ("y ~ a * b:c", ["a", "b:c", "a:b:c"]),
      ("y ~ a / b / c", ["a", "a:b", "a:b:c"]), ("y ~ a %in% b * c", ["c", "a:b", "a:b:c"]),
      ("y ~ a %in% b:c", ["a:b:c"]), ("y ~ a + b - a + c", ["b", "c"]),
      ("y ~ a + b - (a + c)", ["b"]), ("y ~ (a + b)^2:c", ["a:c", "b:c", "a:b:c"]),
      ("y ~ -(a:b) + c", ["c"]), ("y ~ a - -b", ["a"]),
    ])
  func terms(of text: String, _ labels: [String]) throws {
    let table = try Table(["y": [1, 2], "a": [1, 2], "b": [1, 3], "c": [1, 4]])
    #expect(try Formula(text).frame(in: table).recipe.termLabels == labels)
  }

  @Test(
    "operators on numbers bind as R's do: ^ to the right, then a sign, * and /, + and -",
    arguments: [
      ("-a^2", -9), ("2^a^2", 512), ("a-2-1", 0), ("a/2/3", 0.5), ("2^-1*a", 1.5), ("-2*-a", 6),
      ("a*2+1 > 6", 1), ("1-a == -2", 1), ("+a - +a", 0), ("2*pi/pi", 2),
    ])
  func arithmetic(in text: String, _ value: Double) throws {
    let table = try Table(["y": [1], "a": [3]])
    let frame = try Formula("y ~ as.numeric(\(text)) - 1").frame(in: table)
    #expect(ModelMatrices.columns(frame.design) == [[value]])
  }

  @Test(
    "a mistake is a sentence with a caret under its place",
    arguments: [
      ("", "the formula is empty (write one such as y ~ x1 + x2)\n    \n    ^"),
      (
        "y + x",
        "a formula needs \"~\" between the response and the terms (write it as y ~ x1 + x2)\n"
          + "    y + x\n         ^"
      ),
      (
        "y ~",
        "the terms after \"~\" are missing (write y ~ 1 for the mean alone)\n    y ~\n       ^"
      ),
      ("y ~ a +", "the formula ends too early (a term is missing here)\n    y ~ a +\n           ^"),
      (
        "y ~ (a + b", "this parenthesis is not closed (add \")\")\n    y ~ (a + b\n        ^"
      ),
      (
        "y ~ bill length",
        "an operator is missing before this (join terms with +, and put a name with spaces in "
          + "backticks)\n    y ~ bill length\n             ^~~~~~"
      ),
      (
        "y ~ a + * b",
        "\"*\" cannot stand here (a term or an operator is missing before it)\n"
          + "    y ~ a + * b\n            ^"
      ),
      ("y ~ a ~ b", "a formula has one \"~\" (remove this one)\n    y ~ a ~ b\n          ^"),
      (
        "y = x", "\"=\" has no meaning here (write y ~ x, or == to compare)\n    y = x\n      ^"
      ),
      (
        "y ~ x + (1 | g)",
        "\"|\" has no meaning in a formula (random effects such as (1 | group) are not part of these "
          + "models)\n    y ~ x + (1 | g)\n               ^"
      ),
      (
        "y ~ `a b + c",
        "a name in backticks has no end (add the closing `)\n    y ~ `a b + c\n        ^"
      ),
      (
        "y ~ 2x",
        "a name cannot begin with a digit (write `2x` in backticks if it is a column)\n"
          + "    y ~ 2x\n        ^~"
      ),
      (
        "y ~ a %% b",
        "of the operators with %, formulas know %in% only\n    y ~ a %% b\n          ^"
      ),
      ("y ~ I(1e999 * x)", "1e999 is too large a number\n    y ~ I(1e999 * x)\n          ^~~~~"),
    ])
  func mistakes(in text: String, _ sentence: String) {
    #expect(message { _ = try Formula(text) } == sentence)
  }

  @Test("in a long formula the caret stands under an excerpt")
  func excerpt() {
    let text = "y ~ " + (1...200).map { "x\($0)" }.joined(separator: " + ") + " + ) + z"
    let lines = message { _ = try Formula(text) }.split(separator: "\n").map(Array.init)
    #expect(lines.count == 3)
    #expect(lines[1].count < 90)
    #expect(lines[1][(lines[2].firstIndex(of: "^") ?? 0)] == ")")
  }

  @Test("garbage is refused or read, but never crashes")
  func garbage() throws {
    var choices = Choices(seed: 2)
    let pieces = [
      "y", "~", "+", "-", "*", "/", ":", "^", "(", ")", ",", "=", "==", "%in%", "%", "`", "\"", "'",
      "\\", ".", "1", "1e", "0x", "5L", "I(", "poly(", " ", "\n", "\r\n", "\0", "é", "e\u{301}",
      "👩‍👩‍👧", "\u{301}", "|", "&", "!", "$", "[", "]", "{", "<", ">", "TRUE", "NA", "x_", "_x",
    ]
    for _ in 0..<20_000 {
      let text = (0..<choices.below(14)).map { _ in choices.one(of: pieces) }.joined()
      if let formula = try? Formula(text) {
        #expect(try Formula(formula.description) == formula)
      }
    }
  }

  @Test(
    "what is nested too deep is refused",
    arguments: [
      String(repeating: "(", count: 100_000),
      String(repeating: "(", count: 200) + "x" + String(repeating: ")", count: 200),
      String(repeating: "-", count: 100_000) + "x", String(repeating: "f(", count: 50_000),
      "x" + String(repeating: ":x", count: 50_000),
      "I(x" + String(repeating: "^x", count: 50_000) + ")",
      "x" + String(repeating: "*x", count: 50_000),
    ])
  func depth(of terms: String) {
    #expect(message { _ = try Formula("y ~ " + terms) }.contains("nested more than 150 deep"))
  }

  @Test("a sum may be as long as it likes")
  func length() throws {
    let names = (0..<20_000).map { "x\($0)" }.joined(separator: " + ")
    let formula = try Formula("y ~ \(names)")
    #expect(formula.description == "y ~ \(names)")
    #expect(try Formula(String(repeating: "x + ", count: 25_000) + "x ~ 1").responseNames == ["x"])
  }
}
