public import Tables

/// The rows of a table as a model sees them: those complete in every variable that it uses, with
/// response, columns of X, offset and weights.
public struct ModelFrame: Sendable {
  /// What makes the same columns from another table.
  public let recipe: DesignRecipe
  /// X
  public let design: Design
  /// nil if the formula has none, or if it was not asked for.
  public let response: Response?
  /// The sum of all offsets, one number for each row of X; nil if there are none.
  public let offset: [Double]?
  /// Prior weights, none of them negative; nil if there are none.
  public let weights: [Double]?
  /// The rows that are left out because a cell is missing.
  public let omitted: OmittedRows

  /// The rows of X.
  public var rowCount: Int { design.rowCount }
  public var formula: Formula { recipe.formula }

  /// The columns of this model for the rows of another table; rows with a missing cell are left out,
  /// see ``Design/tableRows``.
  ///
  /// - Throws: if the table lacks a column, or a row has a level that the model does not know.
  public func design(for table: Table) throws(FormulaError) -> Design {
    try recipe.frame(for: table).design
  }
}

extension DesignRecipe {
  /// The rows of a table as this model sees them; `response` says whether the response, and weights
  /// with it, are wanted, too.
  ///
  /// - Throws: if the table lacks a column, or a row has a level that the model does not know.
  public func frame(
    for table: Table, response isWanted: Bool = false
  ) throws(FormulaError) -> ModelFrame {
    let binding = ExpressionBinding(table)
    let response = isWanted ? response : nil
    let weights = isWanted ? weights : nil
    var expressions = variables.map(\.expression) + offsets
    if let response { expressions += response.expressions }
    if let weights { expressions.append(weights) }
    let (rows, omitted) = try binding.completeRows(expressions)
    return try FrameAssembly(binding: binding, rows: rows, omitted: omitted)
      .frame(self, response: response, weights: weights)
  }
}

extension ExpressionBinding {
  /// The rows in which no column of the expressions is missing.
  func completeRows(
    _ expressions: [PlacedExpression]
  ) throws(FormulaError) -> (kept: KeptRows, omitted: OmittedRows) {
    var seen: Set<String> = []
    var columns: [Column] = []
    for expression in expressions {
      for part in expression.root.nameNodes {
        guard case .name(let name) = part.node, seen.insert(name).inserted else { continue }
        if name == "pi", table[name] == nil { continue }
        columns.append(try column(name, part, in: expression))
      }
    }
    return CompleteRows.find(columns, rowCount: table.rowCount)
  }
}
