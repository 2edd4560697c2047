/// What a variable of a formula is, before it has seen the rows that it is fitted on.
enum VariableSource {
  case number(PlacedExpression)
  case polynomial(of: PlacedExpression, degree: Int, isRaw: Bool)
  case factor(FactorSource)

  /// What its values are computed from.
  var expression: PlacedExpression {
    switch self {
    case .number(let expression), .polynomial(let expression, _, _): expression
    case .factor(let source): source.expression
    }
  }
}
