internal import Tables

/// Learns from a table what a formula leaves open: what `.` stands for, what is a category, its
/// levels, the polynomials.
struct FrameFitting {
  private let formula: Formula
  private let binding: ExpressionBinding
  private let reading: VariableReading

  private var table: Table { binding.table }

  init(_ formula: Formula, _ table: Table, references: [String: String]) {
    self.formula = formula
    binding = ExpressionBinding(table)
    reading = VariableReading(binding: binding, references: references)
  }

  func frame(
    weights: PlacedExpression?, offset: PlacedExpression?
  ) throws(FormulaError) -> ModelFrame {
    try checkNames()
    let elsewhere = Set(
      formula.responseNames + (weights?.root.names ?? []) + (offset?.root.names ?? []))
    let others = table.columnNames.filter { !elsewhere.contains($0) }
    let expansion = try TermExpansion(formula, others: others)

    var sources: [VariableSource] = []
    for variable in expansion.variables { sources.append(try reading.source(placed(variable))) }
    let offsets = expansion.offsets.map(placed) + (offset.map { [$0] } ?? [])
    let fittedOffsets = try offsets.map { offset throws(FormulaError) in
      try reading.standardizing(offset)
    }
    let response = try formula.response.map { response throws(FormulaError) in
      try ResponseSource(placed(response), reading)
    }
    try checkReferences(sources, response)

    let expressions =
      sources.map(\.expression) + fittedOffsets
      + (response?.expressions ?? []) + (weights.map { [$0] } ?? [])
    let (rows, omitted) = try binding.completeRows(expressions)
    guard rows.count > 0 else {
      throw FormulaError(
        "\(table.name) has no row that is complete in all variables of the formula",
        remedy: omitted.count > 0 ? omitted.description : "add rows", in: formula.text)
    }

    var variables: [ModelVariable] = []
    for (variable, source) in zip(expansion.variables, sources) {
      variables.append(try fit(source, named: variable.description, rows))
    }
    let recipe = DesignRecipe(
      formula: formula.naming(others), hasIntercept: expansion.hasIntercept,
      variables: variables, terms: expansion.terms, response: try response?.fit(rows, binding),
      offsets: fittedOffsets, weights: weights,
      categories: categories(in: expressions))
    return try FrameAssembly(binding: binding, rows: rows, omitted: omitted)
      .frame(recipe, response: recipe.response, weights: weights)
  }

  private func categories(in expressions: [PlacedExpression]) -> [String] {
    Set(expressions.flatMap(\.root.names)).filter { table[$0]?.categories != nil }.sorted()
  }

  private func placed(_ expression: FormulaExpression) -> PlacedExpression {
    PlacedExpression(expression, in: formula.text)
  }

  /// Also the names of terms that are taken away again must be those of columns.
  private func checkNames() throws(FormulaError) {
    let known = ["pi", "T", "F", FormulaExpression.dot]
    let whole = placed(formula.terms)
    for part in formula.terms.nameNodes {
      guard case .name(let name) = part.node, !known.contains(name) else { continue }
      _ = try binding.column(name, part, in: whole)
    }
  }

  /// A reference level is of use for a category of the formula only.
  private func checkReferences(
    _ sources: [VariableSource], _ response: ResponseSource?
  ) throws(FormulaError) {
    var categories: [String] = []
    func note(_ source: FactorSource) {
      if case .name(let name) = source.expression.root.node { categories.append(name) }
    }
    for case .factor(let source) in sources { note(source) }
    if case .classes(let source) = response?.content { note(source) }
    for name in reading.references.keys.sorted() where !categories.contains(name) {
      throw FormulaError(
        "a reference level is given for \"\(name)\", which is no category of the formula",
        remedy: DidYouMean.remedy(for: name, in: categories), in: formula.text)
    }
  }

  private func fit(
    _ source: VariableSource, named name: String, _ rows: KeptRows
  ) throws(FormulaError) -> ModelVariable {
    switch source {
    case .number(let expression): return ModelVariable(name: name, content: .number(expression))
    case .factor(let source):
      return ModelVariable(
        name: name,
        content: .factor(
          source.expression, levels: try source.fit(named: name, rows, binding)))
    case .polynomial(let expression, let degree, isRaw: true):
      return ModelVariable(name: name, content: .powers(degree: degree, of: expression))
    case .polynomial(let expression, let degree, isRaw: false):
      return ModelVariable(
        name: name, content: .polynomial(try polynomial(expression, degree), of: expression))
    }
  }

  /// Orthogonal on all rows that have the column, also those that lack another, as R has it.
  private func polynomial(
    _ expression: PlacedExpression, _ degree: Int
  ) throws(FormulaError) -> OrthogonalPolynomial {
    let content = try binding.numbers(expression)
    let points = KeptRows(all: table.rowCount).values(of: content)
    var different: Set<Double> = []
    for point in points where point.isFinite {
      different.insert(point)
      if different.count > degree { break }
    }
    guard different.count > degree else {
      throw expression.error(
        "\(expression) has \(different.count) different values, too few for degree \(degree)",
        remedy: "a degree is less than their number")
    }
    return OrthogonalPolynomial(degree: degree, points: points)
  }
}
