internal import Tables

/// Computes the columns of a recipe from a table.
struct DesignAssembly {
  private static let mostColumns = 100_000

  let recipe: DesignRecipe
  let binding: ExpressionBinding
  let rows: KeptRows

  /// One column of a variable, and what its name adds to the variable's.
  private struct Part {
    let name: String
    let content: ColumnContent
  }

  func design() throws(FormulaError) -> Design {
    let coding = ColumnCoding(
      terms: recipe.terms, isFactor: recipe.variables.map { $0.factor != nil },
      hasIntercept: recipe.hasIntercept)
    var columns: [DesignColumn] = []
    if recipe.hasIntercept {
      columns.append(
        DesignColumn(name: DesignColumn.interceptName, term: 0, content: .constant(1)))
    }
    for (k, (term, hasAllLevels)) in zip(recipe.terms, coding.hasAllLevels()).enumerated() {
      var products: [Part] = []
      for (position, hasAllLevels) in zip(term.positions, hasAllLevels) {
        let parts = try parts(of: recipe.variables[position], hasAllLevels: hasAllLevels)
        guard columns.count + max(products.count, 1) * parts.count <= Self.mostColumns else {
          throw FormulaError(
            "the term \(recipe.termLabels[k]) makes more than \(Self.mostColumns) columns",
            remedy: "leave it out, or join levels", in: recipe.formula.text)
        }
        products = products.isEmpty ? parts : Self.products(products, parts)
      }
      columns += products.map { DesignColumn(name: $0.name, term: k + 1, content: $0.content) }
    }
    return rows.list.map { Design(tableRows: $0, columns: columns) }
      ?? Design(rowCount: rows.count, columns: columns)
  }

  /// Every product, those of the first part of `b` first.
  private static func products(_ a: [Part], _ b: [Part]) -> [Part] {
    b.flatMap { b in
      a.map { a in
        Part(name: "\(a.name):\(b.name)", content: .product(a.content, b.content))
      }
    }
  }

  private func parts(
    of variable: ModelVariable, hasAllLevels: Bool
  ) throws(FormulaError) -> [Part] {
    switch variable.content {
    case .number(let expression):
      return [Part(name: variable.name, content: try binding.numbers(expression))]
    case .powers(let degree, let expression):
      let x = try binding.numbers(expression)
      return numbered(variable.name, (1...degree).map { $0 == 1 ? x : .power(x, $0) })
    case .polynomial(let polynomial, let expression):
      let x = try binding.numbers(expression)
      return numbered(
        variable.name,
        (1...polynomial.degree).map { .polynomial(polynomial, degree: $0, x) })
    case .factor(let expression, let levels):
      let factor = try FactorBinding(expression, in: binding, known: levels)
      return (hasAllLevels ? levels : Array(levels.dropFirst())).map {
        Part(name: variable.name + $0, content: factor.indicator(of: $0))
      }
    }
  }

  /// R numbers the columns of a variable that has several.
  private func numbered(_ name: String, _ contents: [ColumnContent]) -> [Part] {
    contents.enumerated().map { k, content in
      Part(name: contents.count > 1 ? "\(name)\(k + 1)" : name, content: content)
    }
  }
}
