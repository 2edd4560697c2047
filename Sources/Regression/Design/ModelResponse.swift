/// How the response of a model is computed.
struct ModelResponse: Sendable, Codable {
  /// As the formula spells it: `log(Volume)`.
  let name: String
  let content: Content

  enum Content: Sendable, Codable {
    case numbers(PlacedExpression)
    case classes(PlacedExpression, levels: [String])
    case counts(successes: PlacedExpression, failures: PlacedExpression)
  }

  var expressions: [PlacedExpression] {
    switch content {
    case .numbers(let expression), .classes(let expression, _): [expression]
    case .counts(let successes, let failures): [successes, failures]
    }
  }
}
