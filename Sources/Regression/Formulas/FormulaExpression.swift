/// A part of a formula, as it was written.
struct FormulaExpression: Sendable {
  let node: Node
  /// Where it stands, in characters of the formula.
  let place: Range<Int>
  /// Nodes on the longest way down.
  let height: Int

  indirect enum Node: Sendable, Equatable {
    case number(Double)
    case text(String)
    case logical(Bool)
    /// A variable, or `.` for all others.
    case name(String)
    case call(String, [Argument])
    case group(FormulaExpression)
    case sign(isNegative: Bool, FormulaExpression)
    /// a + b − c …: as long as it may be, no higher than its highest part.
    case sum(first: FormulaExpression, [Summand])
    case operation(Operator, FormulaExpression, FormulaExpression)
  }

  struct Argument: Sendable, Equatable {
    let name: String?
    let value: FormulaExpression
  }

  struct Summand: Sendable, Equatable {
    let isNegative: Bool
    let value: FormulaExpression
  }

  enum Operator: Sendable, Equatable {
    case times, over, colon, power, within
    case comparison(ColumnContent.Comparison)
  }

  init(_ node: Node, at place: Range<Int>) {
    (self.node, self.place) = (node, place)
    height = 1 + node.children.reduce(0) { max($0, $1.height) }
  }

  static let dot = "."

  /// What stands within parentheses, however many.
  var ungrouped: FormulaExpression {
    var inner = self
    while case .group(let next) = inner.node { inner = next }
    return inner
  }
}

extension FormulaExpression: Equatable {
  /// The same but for where they stand.
  static func == (a: Self, b: Self) -> Bool { a.node == b.node }
}

extension FormulaExpression.Node {
  /// The parts, from left to right.
  var children: [FormulaExpression] {
    switch self {
    case .number, .text, .logical, .name: []
    case .call(_, let arguments): arguments.map(\.value)
    case .group(let inner), .sign(_, let inner): [inner]
    case .sum(let first, let rest): [first] + rest.map(\.value)
    case .operation(_, let a, let b): [a, b]
    }
  }
}

extension FormulaExpression {
  /// The names of the columns in it, in order, each once.
  var names: [String] {
    var seen: Set<String> = []
    return nameNodes.compactMap { expression in
      guard case .name(let name) = expression.node, seen.insert(name).inserted else { return nil }
      return name
    }
  }

  /// All names in it, in order.
  var nameNodes: [FormulaExpression] {
    if case .name = node { return [self] }
    return node.children.flatMap(\.nameNodes)
  }
}

extension FormulaExpression {
  /// The terms with the sum of these names in place of every `.`.
  func naming(_ others: [String]) -> FormulaExpression {
    let node: Node
    switch self.node {
    case .name(Self.dot):
      let names = others.map { FormulaExpression(.name($0), at: place) }
      guard let first = names.first else { return self }
      let rest = names.dropFirst().map { Summand(isNegative: false, value: $0) }
      node = .group(
        rest.isEmpty ? first : FormulaExpression(.sum(first: first, rest), at: place))
    case .number, .text, .logical, .name, .call: return self
    case .group(let inner): node = .group(inner.naming(others))
    case .sign(let isNegative, let inner):
      node = .sign(isNegative: isNegative, inner.naming(others))
    case .sum(let first, let rest):
      node = .sum(
        first: first.naming(others),
        rest.map { Summand(isNegative: $0.isNegative, value: $0.value.naming(others)) })
    case .operation(let operation, let a, let b):
      node = .operation(operation, a.naming(others), b.naming(others))
    }
    return FormulaExpression(node, at: place)
  }
}

extension FormulaExpression: CustomStringConvertible {
  /// As R spells it.
  var description: String {
    switch node {
    case .number(let number): return FormulaName.spelled(number)
    case .text(let text): return FormulaName.quoted(text)
    case .logical(let isTrue): return isTrue ? "TRUE" : "FALSE"
    case .name(let name): return name == Self.dot ? name : FormulaName.spelled(name)
    case .call(let function, let arguments):
      let inner = arguments.map { argument in
        (argument.name.map { "\(FormulaName.spelled($0)) = " } ?? "") + argument.value.description
      }
      return "\(FormulaName.spelled(function))(\(inner.joined(separator: ", ")))"
    case .group(let inner): return "(\(inner))"
    case .sign(let isNegative, let inner): return (isNegative ? "-" : "+") + inner.description
    case .sum(let first, let rest):
      return rest.reduce(into: first.description) { text, summand in
        text += (summand.isNegative ? " - " : " + ") + summand.value.description
      }
    case .operation(let operation, let a, let b): return "\(a)\(operation.spelling)\(b)"
    }
  }
}

extension FormulaExpression.Operator {
  /// With the spaces that R sets around it.
  var spelling: String {
    switch self {
    case .times: " * "
    case .over: "/"
    case .colon: ":"
    case .power: "^"
    case .within: " %in% "
    case .comparison(let comparison): " \(comparison.rawValue) "
    }
  }
}
