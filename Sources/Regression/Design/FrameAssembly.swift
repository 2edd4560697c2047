internal import Tables

/// Puts a frame together from a recipe, a table, and the rows of it that are complete.
struct FrameAssembly {
  let binding: ExpressionBinding
  let rows: KeptRows
  let omitted: OmittedRows

  func frame(
    _ recipe: DesignRecipe, response: ModelResponse?, weights: PlacedExpression?
  ) throws(FormulaError) -> ModelFrame {
    for variable in recipe.variables { try check(variable) }
    return ModelFrame(
      recipe: recipe,
      design: try DesignAssembly(recipe: recipe, binding: binding, rows: rows).design(),
      response: try response.map { response throws(FormulaError) in try values(of: response) },
      offset: try offset(recipe.offsets),
      weights: try weights.map { weights throws(FormulaError) in try checked(weights) },
      omitted: omitted)
  }

  private func check(_ variable: ModelVariable) throws(FormulaError) {
    switch variable.content {
    case .number(let expression), .polynomial(_, let expression), .powers(_, let expression):
      try RowCheck(binding: binding, rows: rows).check(expression)
    case .factor(let expression, let levels):
      try check(expression, named: variable.name, levels: levels)
    }
  }

  private func check(
    _ expression: PlacedExpression, named name: String, levels: [String]
  ) throws(FormulaError) {
    let factor = try FactorBinding(expression, in: binding, known: levels)
    if case .numbers = factor { try RowCheck(binding: binding, rows: rows).check(expression) }
    guard let unknown = factor.unknownLevel(besides: levels, in: rows) else { return }
    throw expression.error(
      "\(name) is \"\(unknown.level)\", a level that the model does not know",
      remedy: "it knows \(FactorSource.list(levels))",
      row: binding.table.place(ofRow: rows.tableRow(unknown.position)))
  }

  /// An expression's number in every row.
  private func values(of expression: PlacedExpression) throws(FormulaError) -> [Double] {
    try RowCheck(binding: binding, rows: rows).check(expression)
    return rows.values(of: try binding.numbers(expression))
  }

  private func values(of response: ModelResponse) throws(FormulaError) -> Response {
    switch response.content {
    case .numbers(let expression): return .numbers(try values(of: expression))
    case .classes(let expression, let levels):
      try check(expression, named: response.name, levels: levels)
      let factor = try FactorBinding(expression, in: binding, known: levels)
      return .classes(codes: factor.codes(among: levels, in: rows), levels: levels)
    case .counts(let successes, let failures):
      return .counts(
        successes: try values(of: successes), failures: try values(of: failures))
    }
  }

  private func offset(_ offsets: [PlacedExpression]) throws(FormulaError) -> [Double]? {
    var sum: [Double]?
    for expression in offsets {
      let next = try values(of: expression)
      sum = sum.map { zip($0, next).map(+) } ?? next
    }
    return sum
  }

  private func checked(_ weights: PlacedExpression) throws(FormulaError) -> [Double] {
    let values = try values(of: weights)
    if let i = values.firstIndex(where: { $0 < 0 }) {
      throw weights.error(
        "the weight \(FormulaName.spelled(values[i])) is negative",
        remedy: "weights are numbers from 0",
        row: binding.table.place(ofRow: rows.tableRow(i)))
    }
    return values
  }
}
