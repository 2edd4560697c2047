/// The terms that the right side of a formula stands for, as R's `terms` finds them.
///
/// A term is a set of variables. The rules are those of Wilkinson and Rogers (1973), with R's order:
/// by the number of variables, and otherwise as they were written.
struct TermExpansion {
  /// Whatever is a variable: a name or a computed column, in the order of the formula.
  private(set) var variables: [FormulaExpression] = []
  private(set) var terms: [TermVariables] = []
  private(set) var hasIntercept = true
  private(set) var offsets: [FormulaExpression] = []

  private static let mostTerms = 50_000
  private static let mostProducts = 1_000_000

  private let formula: String
  /// What `.` stands for.
  private let others: [String]
  private var positions: [String: Int] = [:]
  /// Whether an odd number of minus signs stands before what is being read.
  private var isTakenAway = false
  /// Interactions around what is being read.
  private var depth = 0

  init(_ formula: Formula, others: [String]) throws(FormulaError) {
    self.formula = formula.text
    self.others = others
    let found = try expand(formula.terms).terms
    // Stable, as R's order is.
    let order = found.indices.sorted {
      (found[$0].positions.count, $0) < (found[$1].positions.count, $1)
    }
    terms = order.map { found[$0] }
    dropUnusedVariables()
  }

  /// `wt:hp`
  func label(_ term: TermVariables) -> String {
    term.positions.map { variables[$0].description }.joined(separator: ":")
  }

  private mutating func dropUnusedVariables() {
    let used = Set(terms.flatMap(\.positions))
    let kept = variables.indices.filter { used.contains($0) }
    guard kept.count < variables.count else { return }
    let position = Dictionary(uniqueKeysWithValues: zip(kept, 0...))
    variables = kept.map { variables[$0] }
    terms = terms.map { term in TermVariables(term.positions.compactMap { position[$0] }) }
  }

  /// Terms without repetition.
  private struct List {
    private(set) var terms: [TermVariables] = []
    private var seen: Set<TermVariables> = []

    init(_ terms: [TermVariables] = []) { for term in terms { append(term) } }

    mutating func append(_ term: TermVariables) {
      if seen.insert(term).inserted { terms.append(term) }
    }

    mutating func remove(_ others: List) {
      guard !others.terms.isEmpty else { return }
      seen.subtract(others.seen)
      terms.removeAll { others.seen.contains($0) }
    }

    var union: TermVariables { TermVariables(Set(terms.flatMap(\.positions)).sorted()) }
  }

  private mutating func expand(_ expression: FormulaExpression) throws(FormulaError) -> List {
    switch expression.node {
    case .group(let inner): return try expand(inner)
    case .number(let number):
      guard number == 0 || number == 1 else {
        throw error(
          "a number other than 0 and 1 is no term", "compute with numbers inside of I(…)",
          at: expression)
      }
      hasIntercept = (number == 1) != isTakenAway
      return List()
    case .name(FormulaExpression.dot): return try dot(at: expression)
    case .text, .logical:
      throw error("\(expression) is no term", "name a column of the table", at: expression)
    case .call("offset", let arguments):
      guard arguments.count == 1, arguments[0].name == nil else {
        throw error("offset takes one column", "write it as in offset(log(n))", at: expression)
      }
      guard depth == 0 else {
        throw error(
          "an offset interacts with nothing", "add it with + outside of the parentheses",
          at: expression)
      }
      let offset = arguments[0].value
      if isTakenAway { offsets.removeAll { $0 == offset } } else { offsets.append(offset) }
      return List()
    case .name, .call, .operation(.comparison, _, _): return List([variable(expression)])
    case .sign(let isNegative, let inner):
      guard isNegative else { return try expand(inner) }
      _ = try expandTakenAway(inner)
      return List()
    case .sum(let first, let rest):
      var list = try expand(first)
      for summand in rest {
        if summand.isNegative {
          list.remove(try expandTakenAway(summand.value))
        } else {
          for term in try expand(summand.value).terms { list.append(term) }
        }
      }
      return list
    case .operation(.power, let base, let exponent):
      let base = try expandFactor(base)
      return try power(base, of: exponent, at: expression)
    case .operation(let operation, let a, let b):
      let left = try expandFactor(a)
      let right = try expandFactor(b)
      return try combine(left, operation, right, at: expression)
    }
  }

  /// What interacts with something must be something.
  private mutating func expandFactor(
    _ expression: FormulaExpression
  ) throws(FormulaError) -> List {
    depth += 1
    defer { depth -= 1 }
    let list = try expand(expression)
    guard !list.terms.isEmpty else {
      throw error(
        "\(expression) stands for no term that could interact with others",
        "join it with + instead", at: expression)
    }
    return list
  }

  private mutating func expandTakenAway(
    _ expression: FormulaExpression
  ) throws(FormulaError) -> List {
    isTakenAway.toggle()
    defer { isTakenAway.toggle() }
    return try expand(expression)
  }

  private mutating func variable(_ expression: FormulaExpression) -> TermVariables {
    let label = expression.description
    if let position = positions[label] { return TermVariables([position]) }
    positions[label] = variables.count
    variables.append(expression)
    return TermVariables([variables.count - 1])
  }

  private mutating func dot(at expression: FormulaExpression) throws(FormulaError) -> List {
    guard !others.isEmpty else {
      throw error(
        "there are no other columns for \".\" to stand for", "write y ~ 1 for the mean alone",
        at: expression)
    }
    var list = List()
    for name in others {
      list.append(variable(FormulaExpression(.name(name), at: expression.place)))
    }
    return list
  }

  private func combine(
    _ left: List, _ operation: FormulaExpression.Operator, _ right: List,
    at expression: FormulaExpression
  ) throws(FormulaError) -> List {
    switch operation {
    case .colon: return try products(left, right, at: expression)
    case .times:
      let products = try products(left, right, at: expression)
      return List(left.terms + right.terms + products.terms)
    case .over:
      let all = left.union
      return List(left.terms + right.terms.map { all.union($0) })
    case .within:
      let all = right.union
      return List(left.terms.map { $0.union(all) })
    case .power, .comparison: preconditionFailure("expand treats \(operation) itself")
    }
  }

  private func products(
    _ left: List, _ right: List, at expression: FormulaExpression
  ) throws(FormulaError) -> List {
    var list = List()
    let (pairs, isTooMany) = left.terms.count.multipliedReportingOverflow(by: right.terms.count)
    if !isTooMany, pairs <= Self.mostProducts {
      for a in left.terms {
        for b in right.terms { list.append(a.union(b)) }
      }
      if list.terms.count <= Self.mostTerms { return list }
    }
    throw error(
      "this makes more than \(Self.mostTerms) terms",
      "interact fewer variables, or to a lower degree", at: expression)
  }

  private func power(
    _ base: List, of exponent: FormulaExpression, at expression: FormulaExpression
  ) throws(FormulaError) -> List {
    guard case .number(let degree) = exponent.ungrouped.node, degree >= 1,
      degree == degree.rounded()
    else {
      throw error(
        "the power of terms is a whole number from 1", "for the power of a column write I(x^2)",
        at: exponent)
    }
    var list = base
    // No interaction has more variables than there are; a degree of 10⁶ makes no more.
    for _ in 1..<max(1, Int(min(degree, Double(variables.count)))) {
      list = try products(base, list, at: expression)
    }
    return list
  }

  private func error(
    _ problem: String, _ remedy: String, at expression: FormulaExpression
  ) -> FormulaError {
    FormulaError(problem, remedy: remedy, in: formula, at: expression.place)
  }
}
