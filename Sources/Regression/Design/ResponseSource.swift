/// What the left side of a formula is, before it has seen the rows that it is fitted on.
struct ResponseSource {
  let name: String
  let content: Content

  enum Content {
    case numbers(PlacedExpression)
    case classes(FactorSource)
    case counts(successes: PlacedExpression, failures: PlacedExpression)
  }

  init(_ response: PlacedExpression, _ reading: VariableReading) throws(FormulaError) {
    name = response.description
    if case .call("cbind", let arguments) = response.root.ungrouped.node {
      guard arguments.count == 2 else {
        throw response.error(
          "cbind takes two columns, successes and failures",
          remedy: "as in cbind(dead, n - dead) ~ dose")
      }
      content = .counts(
        successes: try reading.standardizing(response.with(arguments[0].value)),
        failures: try reading.standardizing(response.with(arguments[1].value)))
      return
    }
    switch try reading.source(response) {
    case .number(let expression): content = .numbers(expression)
    case .factor(let source): content = .classes(source)
    case .polynomial:
      throw response.error(
        "poly makes several columns, a response is one", remedy: "use it on the right side")
    }
  }

  var expressions: [PlacedExpression] {
    switch content {
    case .numbers(let expression): [expression]
    case .classes(let source): [source.expression]
    case .counts(let successes, let failures): [successes, failures]
    }
  }

  func fit(_ rows: KeptRows, _ binding: ExpressionBinding) throws(FormulaError) -> ModelResponse {
    switch content {
    case .numbers(let expression): ModelResponse(name: name, content: .numbers(expression))
    case .counts(let successes, let failures):
      ModelResponse(name: name, content: .counts(successes: successes, failures: failures))
    case .classes(let source):
      ModelResponse(
        name: name,
        content: .classes(
          source.expression, levels: try source.fit(named: name, rows, binding)))
    }
  }
}
