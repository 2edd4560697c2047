internal import Tables

/// Reads what the variables of a formula are: numbers, polynomials or categories.
struct VariableReading {
  let binding: ExpressionBinding
  /// Reference levels by column.
  let references: [String: String]

  func source(_ variable: PlacedExpression) throws(FormulaError) -> VariableSource {
    let root = variable.root
    switch root.node {
    case .group(let inner): return try source(variable.with(inner))
    case .call("I", let arguments) where arguments.count == 1:
      return try source(variable.with(arguments[0].value))
    case .name(let name):
      if name != "pi" || binding.table["pi"] != nil {
        let column = try binding.column(name, root, in: variable)
        if column.categories != nil { return .factor(factor(variable)) }
      }
    case .operation(.comparison, _, _): return .factor(factor(variable))
    case .call("poly", let arguments): return try polynomial(arguments, in: variable)
    case .call("factor", _), .call("as.factor", _), .call("relevel", _):
      return .factor(try category(variable))
    default: break
    }
    return .number(try standardizing(variable))
  }

  private func factor(_ expression: PlacedExpression) -> FactorSource {
    var source = FactorSource(expression: expression)
    if case .name(let name) = expression.root.node, let level = references[name] {
      source.reference = .chosen(level)
    }
    return source
  }

  /// A category, or whatever `factor` makes one of.
  private func category(_ variable: PlacedExpression) throws(FormulaError) -> FactorSource {
    switch variable.root.node {
    case .group(let inner): return try category(variable.with(inner))
    case .call("I", let arguments) where arguments.count == 1:
      return try category(variable.with(arguments[0].value))
    case .call(let function, let arguments) where function == "factor" || function == "as.factor":
      guard let x = arguments.first?.value, arguments.count <= 2 else {
        throw variable.error(
          "\(function) takes a column", remedy: "as in \(function)(group)")
      }
      var source = try category(variable.with(x))
      if arguments.count == 2 {
        guard function == "factor", arguments[1].name == nil || arguments[1].name == "levels" else {
          throw variable.error(
            "factor takes a column and its levels only",
            remedy: "as in factor(group, levels = c(\"b\", \"a\"))", at: arguments[1].value)
        }
        source.levels = try levels(arguments[1].value, in: variable)
        source.reference = nil
      }
      return source
    case .call("relevel", let arguments):
      return try releveled(arguments, in: variable)
    case .call("poly", _), .call("cbind", _), .call("offset", _):
      throw variable.error("\(variable) is no category")
    default: return factor(variable)
    }
  }

  private func releveled(
    _ arguments: [FormulaExpression.Argument], in variable: PlacedExpression
  ) throws(FormulaError) -> FactorSource {
    guard arguments.count == 2, arguments[0].name == nil || arguments[0].name == "x",
      arguments[1].name == nil || arguments[1].name == "ref"
    else {
      throw variable.error(
        "relevel takes a category and its reference level",
        remedy: "as in relevel(group, ref = \"b\")")
    }
    var source = try category(variable.with(arguments[0].value))
    switch arguments[1].value.node {
    case .text(let level): source.reference = .level(level, at: arguments[1].value)
    case .number(let number) where number >= 1 && number < 1e6 && number == number.rounded():
      source.reference = .position(Int(number), at: arguments[1].value)
    default:
      throw variable.error(
        "the reference level is a text in quotes, or its position from 1",
        remedy: "as in relevel(group, ref = \"b\")", at: arguments[1].value)
    }
    return source
  }

  /// `c("b", "a")`
  private func levels(
    _ expression: FormulaExpression, in variable: PlacedExpression
  ) throws(FormulaError) -> [String] {
    var levels: [String] = []
    if case .call("c", let elements) = expression.node {
      for element in elements {
        switch element.value.node {
        case .text(let text): levels.append(text)
        case .number(let number): levels.append(FormulaName.spelled(number))
        case .logical(let isTrue): levels.append(LogicalLevels.names[isTrue ? 1 : 0])
        default: levels = []
        }
      }
    }
    guard !levels.isEmpty, Set(levels).count == levels.count else {
      throw variable.error(
        "the levels are different texts or numbers within c(…)",
        remedy: "as in levels = c(\"b\", \"a\")", at: expression)
    }
    return levels
  }

  static let highestDegree = 100

  private func polynomial(
    _ arguments: [FormulaExpression.Argument], in variable: PlacedExpression
  ) throws(FormulaError) -> VariableSource {
    var unnamed: [FormulaExpression] = []
    var degree: FormulaExpression?
    var isRaw = false
    for argument in arguments {
      switch argument.name {
      case nil, "x": unnamed.append(argument.value)
      case "degree": degree = argument.value
      case "raw":
        switch argument.value.node {
        case .logical(let isTrue): isRaw = isTrue
        case .name("T"): isRaw = true
        case .name("F"): isRaw = false
        default:
          throw variable.error("raw is TRUE or FALSE", at: argument.value)
        }
      case let name?:
        throw variable.error(
          "poly has no argument \"\(name)\"", remedy: "it has degree and raw", at: argument.value)
      }
    }
    if unnamed.count == 2, degree == nil { degree = unnamed.removeLast() }
    guard unnamed.count == 1 else {
      throw variable.error(
        "poly takes one column and a degree",
        remedy: "as in poly(x, 3); join columns by interactions")
    }
    var wanted = 1.0
    if let degree {
      guard case .number(let number) = degree.node, number >= 1, number == number.rounded(),
        number <= Double(Self.highestDegree)
      else {
        throw variable.error(
          "a degree is a whole number from 1 to \(Self.highestDegree)", at: degree)
      }
      wanted = number
    }
    return .polynomial(
      of: try standardizing(variable.with(unnamed[0])), degree: Int(wanted), isRaw: isRaw)
  }

  /// With every `scale(x)` replaced by the arithmetic that it stands for on this table.
  func standardizing(_ expression: PlacedExpression) throws(FormulaError) -> PlacedExpression {
    guard expression.root.calls("scale") else { return expression }
    return expression.with(try standardized(expression.root, in: expression))
  }

  private func standardized(
    _ part: FormulaExpression, in whole: PlacedExpression
  ) throws(FormulaError) -> FormulaExpression {
    guard part.calls("scale") else { return part }
    let node: FormulaExpression.Node
    switch part.node {
    case .number, .text, .logical, .name: return part
    case .group(let inner): node = .group(try standardized(inner, in: whole))
    case .sign(let isNegative, let inner):
      node = .sign(isNegative: isNegative, try standardized(inner, in: whole))
    case .sum(let first, let rest):
      var summands: [FormulaExpression.Summand] = []
      for summand in rest {
        summands.append(
          .init(
            isNegative: summand.isNegative, value: try standardized(summand.value, in: whole)))
      }
      node = .sum(first: try standardized(first, in: whole), summands)
    case .operation(let operation, let a, let b):
      node = .operation(
        operation, try standardized(a, in: whole), try standardized(b, in: whole))
    case .call("scale", let arguments):
      return try scale(arguments, of: part, in: whole)
    case .call(let function, let arguments):
      var inner: [FormulaExpression.Argument] = []
      for argument in arguments {
        inner.append(
          .init(name: argument.name, value: try standardized(argument.value, in: whole)))
      }
      node = .call(function, inner)
    }
    return FormulaExpression(node, at: part.place)
  }

  /// `(x - mean)/sd`, either part of which can be switched off.
  private func scale(
    _ arguments: [FormulaExpression.Argument], of part: FormulaExpression,
    in whole: PlacedExpression
  ) throws(FormulaError) -> FormulaExpression {
    var settings = ["center": true, "scale": true]
    for argument in arguments.dropFirst() {
      guard let name = argument.name, settings[name] != nil,
        case .logical(let isTrue) = argument.value.node
      else {
        throw whole.error(
          "scale takes a column, and center and scale as TRUE or FALSE",
          remedy: "as in scale(x, scale = FALSE)", at: part)
      }
      settings[name] = isTrue
    }
    guard let argument = arguments.first, argument.name == nil || argument.name == "x" else {
      throw whole.error("scale takes a column", remedy: "as in scale(x)", at: part)
    }
    let x = try standardized(argument.value, in: whole)
    let moments = Self.moments(
      KeptRows(all: binding.table.rowCount).values(of: try binding.numbers(x, in: whole)),
      isCentered: settings["center"] == true)
    guard moments.deviation > 0, moments.deviation.isFinite else {
      throw whole.error("\(argument.value) is the same in all rows and cannot be scaled", at: part)
    }
    func make(_ node: FormulaExpression.Node) -> FormulaExpression {
      FormulaExpression(node, at: part.place)
    }
    func number(_ value: Double) -> FormulaExpression {
      value < 0 ? make(.sign(isNegative: true, make(.number(-value)))) : make(.number(value))
    }
    var scaled = make(.group(x))
    if settings["center"] == true {
      scaled = make(
        .group(make(.sum(first: scaled, [.init(isNegative: true, value: number(moments.mean))]))))
    }
    if settings["scale"] == true {
      scaled = make(.group(make(.operation(.over, scaled, number(moments.deviation)))))
    }
    return scaled
  }

  /// Mean and standard deviation (n − 1) of the present numbers; without centering the deviation is
  /// from 0, as R has it.
  private static func moments(
    _ numbers: [Double], isCentered: Bool
  ) -> (mean: Double, deviation: Double) {
    let present = numbers.filter(\.isFinite)
    let n = Double(present.count)
    let mean = present.reduce(0, +) / n
    let center = isCentered ? mean : 0
    let squares = present.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    return (mean, (squares / (n - 1)).squareRoot())
  }
}

extension FormulaExpression {
  /// Whether the function is called anywhere in it.
  fileprivate func calls(_ function: String) -> Bool {
    if case .call(function, _) = node { return true }
    return node.children.contains { $0.calls(function) }
  }
}
