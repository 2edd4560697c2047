/// A variable of a model with all that was learnt from the rows that fitted it.
struct ModelVariable: Sendable {
  /// As the formula spells it: `log(x)`, `poly(x, 3)`.
  let name: String
  let content: Content

  enum Content: Sendable {
    case number(PlacedExpression)
    case polynomial(OrthogonalPolynomial, of: PlacedExpression)
    /// x, x², …
    case powers(degree: Int, of: PlacedExpression)
    case factor(PlacedExpression, levels: [String])
  }

  var expression: PlacedExpression {
    switch content {
    case .number(let expression), .polynomial(_, let expression), .powers(_, let expression),
      .factor(let expression, _):
      expression
    }
  }

  var factor: Factor? {
    guard case .factor(_, let levels) = content else { return nil }
    return Factor(name: name, levels: levels)
  }
}

extension ModelVariable: Codable {
  private enum Key: String, CodingKey { case name, kind, expression, levels, degree, polynomial }
  private enum Kind: String, Codable { case number, polynomial, powers, factor }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    name = try container.decode(String.self, forKey: .name)
    let expression = try container.decode(PlacedExpression.self, forKey: .expression)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .number: content = .number(expression)
    case .polynomial:
      let polynomial = try container.decode(OrthogonalPolynomial.self, forKey: .polynomial)
      guard polynomial.degree > 0, polynomial.squaredNorms.count == polynomial.degree + 1 else {
        throw DecodingError.dataCorruptedError(
          forKey: .polynomial, in: container,
          debugDescription: "a polynomial has one more squared norm than centers")
      }
      content = .polynomial(polynomial, of: expression)
    case .powers:
      let degree = try container.decode(Int.self, forKey: .degree)
      guard (1...VariableReading.highestDegree).contains(degree) else {
        throw DecodingError.dataCorruptedError(
          forKey: .degree, in: container, debugDescription: "\(degree) is no degree")
      }
      content = .powers(degree: degree, of: expression)
    case .factor:
      content = .factor(
        expression, levels: try container.decode([String].self, forKey: .levels))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(expression, forKey: .expression)
    switch content {
    case .number: try container.encode(Kind.number, forKey: .kind)
    case .polynomial(let polynomial, _):
      try container.encode(Kind.polynomial, forKey: .kind)
      try container.encode(polynomial, forKey: .polynomial)
    case .powers(let degree, _):
      try container.encode(Kind.powers, forKey: .kind)
      try container.encode(degree, forKey: .degree)
    case .factor(_, let levels):
      try container.encode(Kind.factor, forKey: .kind)
      try container.encode(levels, forKey: .levels)
    }
  }
}
