internal import Tables

/// Finds the columns of a table behind the names of an expression.
struct ExpressionBinding {
  let table: Table
  private let columns: [String: Column]

  init(_ table: Table) {
    self.table = table
    columns = Dictionary(table.columns.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The column that a name stands for.
  func column(
    _ name: String, _ part: FormulaExpression, in whole: PlacedExpression
  ) throws(FormulaError) -> Column {
    guard name != FormulaExpression.dot else {
      throw whole.error(
        "\".\" stands for all other columns only as a term of its own",
        remedy: "name the column here", at: part)
    }
    guard let column = columns[name] else {
      throw whole.error(
        "\(table.name) has no column \"\(name)\"",
        remedy: DidYouMean.remedy(for: name, in: table.columnNames), at: part)
    }
    if case .vector = column.kind {
      throw whole.error(
        "\(name) is a column of images", remedy: "formulas take numbers and categories", at: part)
    }
    return column
  }

  /// The numbers that an expression stands for.
  func numbers(_ whole: PlacedExpression) throws(FormulaError) -> ColumnContent {
    try numbers(whole.root, in: whole)
  }

  func numbers(
    _ part: FormulaExpression, in whole: PlacedExpression
  ) throws(FormulaError) -> ColumnContent {
    switch part.node {
    case .number(let number): return .constant(number)
    case .logical(let isTrue): return .constant(isTrue ? 1 : 0)
    case .text:
      throw whole.error("\(part) is a text, where a number is needed", at: part)
    case .name(let name):
      if name == "pi", columns[name] == nil { return .constant(.pi) }
      let column = try column(name, part, in: whole)
      if let numbers = column.numbers { return .numbers(numbers) }
      if let (codes, _) = LogicalLevels.logical(column) {
        return .indicator(codes: codes, level: 1)
      }
      throw whole.error(
        "\(name) is a category, where numbers are needed",
        remedy: "use \(FormulaName.spelled(name)) as a term of its own", at: part)
    case .group(let inner): return try numbers(inner, in: whole)
    case .sign(let isNegative, let inner):
      let inner = try numbers(inner, in: whole)
      return isNegative ? Self.product(.constant(-1), inner) : inner
    case .sum(let first, let rest):
      var sum = try numbers(first, in: whole)
      for summand in rest {
        let next = try numbers(summand.value, in: whole)
        sum = summand.isNegative ? .difference(sum, next) : .sum(sum, next)
      }
      return sum
    case .operation(let operation, let a, let b):
      return try self.operation(operation, a, b, of: part, in: whole)
    case .call(let function, let arguments):
      return try call(function, arguments, of: part, in: whole)
    }
  }

  private func operation(
    _ operation: FormulaExpression.Operator, _ a: FormulaExpression, _ b: FormulaExpression,
    of part: FormulaExpression, in whole: PlacedExpression
  ) throws(FormulaError) -> ColumnContent {
    switch operation {
    case .colon, .within:
      throw whole.error(
        "\"\(operation == .colon ? ":" : "%in%")\" joins terms and does not compute",
        remedy: "multiply numbers with *", at: part)
    case .times: return Self.product(try numbers(a, in: whole), try numbers(b, in: whole))
    case .over: return .quotient(try numbers(a, in: whole), try numbers(b, in: whole))
    case .power:
      let base = try numbers(a, in: whole)
      let exponent = try numbers(b, in: whole)
      if case .constant(let n) = exponent, n == n.rounded(), n.magnitude <= 1024 {
        return .power(base, Int(n))
      }
      return .exponential(base: base, exponent: exponent)
    case .comparison(let comparison):
      if let level = try self.comparison(a, comparison, b, in: whole) { return level }
      return .comparison(try numbers(a, in: whole), comparison, try numbers(b, in: whole))
    }
  }

  /// A category compared with a level: `species == "Adelie"`; nil if there is no text to compare with.
  private func comparison(
    _ a: FormulaExpression, _ comparison: ColumnContent.Comparison, _ b: FormulaExpression,
    in whole: PlacedExpression
  ) throws(FormulaError) -> ColumnContent? {
    let sides = (a.ungrouped, b.ungrouped)
    let name: FormulaExpression
    let level: FormulaExpression
    switch (sides.0.node, sides.1.node) {
    case (.name, .text): (name, level) = sides
    case (.text, .name): (level, name) = sides
    default: return nil
    }
    guard case .name(let word) = name.node, case .text(let text) = level.node else { return nil }
    let column = try column(word, name, in: whole)
    guard let (codes, levels) = column.categories else {
      throw whole.error("\(word) is a column of numbers, not of texts", at: level)
    }
    guard comparison == .equal || comparison == .unequal else {
      throw whole.error("levels are compared with == and != only", at: name)
    }
    guard let code = levels.firstIndex(of: text) else {
      throw whole.error(
        "\(word) has no level \"\(text)\"", remedy: DidYouMean.remedy(for: text, in: levels),
        at: level)
    }
    let indicator = ColumnContent.indicator(codes: codes, level: Int32(code))
    return comparison == .equal ? indicator : .difference(.constant(1), indicator)
  }

  private static func product(_ a: ColumnContent, _ b: ColumnContent) -> ColumnContent {
    if case .constant(let a) = a, case .constant(let b) = b { return .constant(a * b) }
    return .product(a, b)
  }

  private func call(
    _ function: String, _ arguments: [FormulaExpression.Argument], of part: FormulaExpression,
    in whole: PlacedExpression
  ) throws(FormulaError) -> ColumnContent {
    if function == "I" || function == "as.numeric" {
      return try numbers(try only(arguments, of: part, in: whole), in: whole)
    }
    if function == "log", arguments.count == 2, arguments[0].name == nil,
      arguments[1].name == nil || arguments[1].name == "base"
    {
      return try logarithm(arguments[0].value, base: arguments[1].value, in: whole)
    }
    guard let elementary = ElementaryFunction(rawValue: function) else {
      throw FormulaFunctions.misplaced(function, at: part, in: whole)
    }
    return .function(elementary, try numbers(try only(arguments, of: part, in: whole), in: whole))
  }

  private func logarithm(
    _ x: FormulaExpression, base: FormulaExpression, in whole: PlacedExpression
  ) throws(FormulaError) -> ColumnContent {
    let numbers = try numbers(x, in: whole)
    switch try self.numbers(base, in: whole) {
    case .constant(2): return .function(.log2, numbers)
    case .constant(10): return .function(.log10, numbers)
    case let base: return .quotient(.function(.log, numbers), .function(.log, base))
    }
  }

  private func only(
    _ arguments: [FormulaExpression.Argument], of part: FormulaExpression,
    in whole: PlacedExpression
  ) throws(FormulaError) -> FormulaExpression {
    guard let argument = arguments.first, arguments.count == 1,
      argument.name == nil || argument.name == "x"
    else {
      throw whole.error("\(part) should have one argument", remedy: "as in log(x)", at: part)
    }
    return argument.value
  }
}
