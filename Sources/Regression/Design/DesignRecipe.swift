public import Tables

/// All that it takes to compute the same columns from another table: the terms, the levels of
/// categories, the polynomials as they were fitted. It can be written to a file.
public struct DesignRecipe: Sendable, Codable {
  /// With the names that `.` stood for.
  public let formula: Formula
  public let hasIntercept: Bool
  let variables: [ModelVariable]
  let terms: [TermVariables]
  let response: ModelResponse?
  let offsets: [PlacedExpression]
  let weights: PlacedExpression?
  /// The columns that are categories or booleans, not numbers.
  let categories: [String]

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

  /// What columns must be read as to be what they were when the model was fitted: the inputs, and
  /// those of the response and the weights if these are of interest, too.
  public func columnKinds(withResponse: Bool = false) -> [String: CSV.ColumnKind] {
    var names = inputNames
    if withResponse {
      names += (response?.expressions ?? []).flatMap(\.root.names) + (weights?.root.names ?? [])
    }
    return Dictionary(names.map { ($0, categories.contains($0) ? .category : .number) }) { a, _ in a
    }
  }
}

extension DesignRecipe {
  /// - Throws: also if what a file says of terms and polynomials does not fit together.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    formula = try container.decode(Formula.self, forKey: .formula)
    hasIntercept = try container.decode(Bool.self, forKey: .hasIntercept)
    let variables = try container.decode([ModelVariable].self, forKey: .variables)
    terms = try container.decode([TermVariables].self, forKey: .terms)
    response = try container.decodeIfPresent(ModelResponse.self, forKey: .response)
    offsets = try container.decode([PlacedExpression].self, forKey: .offsets)
    weights = try container.decodeIfPresent(PlacedExpression.self, forKey: .weights)
    categories = try container.decode([String].self, forKey: .categories)
    let isKnown = terms.allSatisfy { term in
      !term.positions.isEmpty && term.positions.allSatisfy(variables.indices.contains)
    }
    guard isKnown else {
      throw DecodingError.dataCorruptedError(
        forKey: .terms, in: container, debugDescription: "a term has a variable that there is not")
    }
    self.variables = variables
  }
}
