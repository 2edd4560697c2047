/// Reads a formula by the precedence that R gives its operators (Pratt 1973).
///
/// From weak to strong: `~`, comparisons, `+ -`, `* /`, `%in%`, `:`, a sign, `^`.
struct FormulaParser {
  /// So deep may parentheses and operators be nested; no formula that is meant to be read comes near.
  static let greatestHeight = 150

  private let formula: String
  private let tokens: [FormulaToken]
  private var position = 0
  private var depth = 0

  init(_ formula: String) throws(FormulaError) {
    self.formula = formula
    var lexer = FormulaLexer(formula)
    tokens = try lexer.tokens()
  }

  /// `response ~ terms`, or `~ terms`.
  mutating func formulaSides() throws(FormulaError) -> (
    response: FormulaExpression?, terms: FormulaExpression
  ) {
    guard token.kind != .end else {
      throw error("the formula is empty", remedy: "write one such as y ~ x1 + x2")
    }
    var response: FormulaExpression?
    if !accept("~") {
      response = try expression()
      guard accept("~") else {
        if token.kind == .end {
          throw error(
            "a formula needs \"~\" between the response and the terms",
            remedy: "write it as y ~ x1 + x2")
        }
        throw unexpected()
      }
    }
    guard token.kind != .end else {
      throw error("the terms after \"~\" are missing", remedy: "write y ~ 1 for the mean alone")
    }
    let terms = try expression()
    guard token.kind == .end else {
      if token.kind == .sign("~") {
        throw error("a formula has one \"~\"", remedy: "remove this one")
      }
      throw unexpected()
    }
    return (response, terms)
  }

  /// An expression and nothing behind it.
  mutating func wholeExpression() throws(FormulaError) -> FormulaExpression {
    let expression = try expression()
    guard token.kind == .end else { throw unexpected() }
    return expression
  }

  private var token: FormulaToken { tokens[position] }

  private mutating func accept(_ sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    position += 1
    return true
  }

  private enum Strength: Int, Comparable {
    case none, comparison, sum, product, within, colon, sign, power
    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private typealias Operator = FormulaExpression.Operator

  private static let operators: [String: (strength: Strength, operation: Operator)] = {
    var operators: [String: (Strength, Operator)] = [
      "*": (.product, .times), "/": (.product, .over), "%in%": (.within, .within),
      ":": (.colon, .colon), "^": (.power, .power),
    ]
    for comparison in ColumnContent.Comparison.allCases {
      operators[comparison.rawValue] = (.comparison, .comparison(comparison))
    }
    return operators
  }()

  /// An expression of operators that bind more strongly than `weaker`.
  private mutating func expression(
    above weaker: Strength = .none
  ) throws(FormulaError) -> FormulaExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.greatestHeight else { throw tooDeep() }
    var left = try operand()
    while case .sign(let sign) = token.kind {
      if sign == "+" || sign == "-" {
        guard weaker < .sum else { return left }
        left = try sum(from: left)
      } else if let (strength, operation) = Self.operators[sign] {
        guard weaker < strength else { return left }
        position += 1
        // R's ^ groups to the right, and its exponent may have a sign.
        let right = try expression(above: strength == .power ? .sign : strength)
        left = try make(
          .operation(operation, left, right), left.place.lowerBound..<right.place.upperBound)
        if strength == .comparison, case .sign(let next) = token.kind,
          Self.operators[next]?.strength == .comparison
        {
          throw error("comparisons do not follow one another", remedy: "use parentheses")
        }
      } else {
        return left
      }
    }
    return left
  }

  /// All that is added to and taken from `first`.
  private mutating func sum(from first: FormulaExpression) throws(FormulaError) -> FormulaExpression
  {
    var rest: [FormulaExpression.Summand] = []
    var end = first.place.upperBound
    while token.kind == .sign("+") || token.kind == .sign("-") {
      let isNegative = token.kind == .sign("-")
      position += 1
      let value = try expression(above: .sum)
      end = value.place.upperBound
      rest.append(FormulaExpression.Summand(isNegative: isNegative, value: value))
    }
    return try make(.sum(first: first, rest), first.place.lowerBound..<end)
  }

  private mutating func operand() throws(FormulaError) -> FormulaExpression {
    let token = token
    switch token.kind {
    case .number(let number):
      position += 1
      return try make(.number(number), token.place)
    case .text(let text):
      position += 1
      return try make(.text(text), token.place)
    case .name(let name):
      position += 1
      if accept("(") { return try call(name, from: token.place.lowerBound) }
      let isQuoted = token.place.count != name.count
      if !isQuoted, name == "TRUE" || name == "FALSE" {
        return try make(.logical(name == "TRUE"), token.place)
      }
      return try make(.name(name), token.place)
    case .sign("("):
      position += 1
      let inner = try expression()
      guard accept(")") else { throw unclosed(from: token) }
      return try make(.group(inner), token.place.lowerBound..<tokens[position - 1].place.upperBound)
    case .sign("+"), .sign("-"):
      position += 1
      let inner = try expression(above: .colon)
      return try make(
        .sign(isNegative: token.kind == .sign("-"), inner),
        token.place.lowerBound..<inner.place.upperBound)
    case .sign, .end: throw unexpected()
    }
  }

  /// The arguments of a call whose parenthesis is open.
  private mutating func call(
    _ function: String, from start: Int
  ) throws(FormulaError) -> FormulaExpression {
    let opening = tokens[position - 1]
    var arguments: [FormulaExpression.Argument] = []
    if !accept(")") {
      repeat {
        var name: String?
        if case .name(let word) = token.kind, tokens[position + 1].kind == .sign("=") {
          name = word
          position += 2
        }
        arguments.append(FormulaExpression.Argument(name: name, value: try expression()))
      } while accept(",")
      guard accept(")") else { throw unclosed(from: opening) }
    }
    return try make(
      .call(function, arguments), start..<tokens[position - 1].place.upperBound)
  }

  private func make(
    _ node: FormulaExpression.Node, _ place: Range<Int>
  ) throws(FormulaError) -> FormulaExpression {
    let expression = FormulaExpression(node, at: place)
    guard expression.height <= Self.greatestHeight else { throw tooDeep() }
    return expression
  }

  private func error(
    _ problem: String, remedy: String? = nil, at place: Range<Int>? = nil
  ) -> FormulaError {
    FormulaError(problem, remedy: remedy, in: formula, at: place ?? token.place)
  }

  private func tooDeep() -> FormulaError {
    error(
      "the formula is nested more than \(Self.greatestHeight) deep",
      remedy: "make the column beforehand")
  }

  private func unclosed(from opening: FormulaToken) -> FormulaError {
    guard token.kind == .end else { return unexpected() }
    return error("this parenthesis is not closed", remedy: "add \")\"", at: opening.place)
  }

  private func unexpected() -> FormulaError {
    switch token.kind {
    case .end: return error("the formula ends too early", remedy: "a term is missing here")
    case .sign("="):
      return error("\"=\" has no meaning here", remedy: "write y ~ x, or == to compare")
    case .sign(let sign):
      return error(
        "\"\(sign)\" cannot stand here", remedy: "a term or an operator is missing before it")
    case .number, .text, .name:
      return error(
        "an operator is missing before this",
        remedy: "join terms with +, and put a name with spaces in backticks")
    }
  }
}
