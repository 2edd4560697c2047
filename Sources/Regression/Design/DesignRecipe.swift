/// All that it takes to compute the same columns from another table: the terms, the levels of
/// categories, the polynomials as they were fitted. It can be written to a file.
public struct DesignRecipe: Sendable, Codable {
  /// With the names that `.` stood for.
  public let formula: Formula
  let hasIntercept: Bool
  let variables: [ModelVariable]
  let terms: [TermVariables]
  let response: ModelResponse?
  let offsets: [PlacedExpression]
  let weights: PlacedExpression?

  /// The terms as R labels them, in order, without the intercept: `wt`, `factor(cyl)`, `wt:hp`. A
  /// column's ``DesignColumn/term`` is its term's position here plus 1.
  public var termLabels: [String] {
    terms.map { $0.positions.map { variables[$0].name }.joined(separator: ":") }
  }

  /// The categories among the terms.
  public var factors: [Factor] { variables.compactMap(\.factor) }

  /// The response as the formula spells it, nil if it has none.
  public var responseName: String? { response?.name }

  /// The columns of the table that predictions need.
  public var inputNames: [String] {
    var seen: Set<String> = []
    return (variables.map(\.expression) + offsets).flatMap(\.root.names)
      .filter { seen.insert($0).inserted }
  }
}
