/// What a model says about a response, as R writes it: `mpg ~ wt + log(hp) + factor(cyl)`.
///
/// | written | means |
/// |---|---|
/// | `a + b`, `- a` | with these terms, without this one |
/// | `a:b`, `a*b` | the interaction; both terms and their interaction |
/// | `a/b`, `b %in% a` | `a + a:b`; `a:b` |
/// | `(a + b + c)^2` | all terms and their interactions of at most two |
/// | `0` or `-1`, `1` | without the intercept, with it |
/// | `.` | every column of the table that is not in the response |
/// | `log(x)`, `I(x^2)`, `x > 3` | a computed column, or a logical one |
/// | `poly(x, 3)` | orthogonal polynomials up to this degree; `raw = TRUE`: powers |
/// | `factor(x)`, `relevel(x, ref = "b")` | a category; with another reference level |
/// | `scale(x)`, `offset(x)` | standardized; a term whose coefficient is 1 |
/// | `cbind(successes, failures) ~ …` | counts of both outcomes |
///
/// A name that is more than letters, digits, dots and underscores stands in backticks.
public struct Formula: Sendable, Hashable {
  /// As it was written.
  public let text: String
  let response: FormulaExpression?
  let terms: FormulaExpression

  /// Reads a formula.
  ///
  /// - Throws: if it cannot be read, with the place.
  public init(_ text: String) throws(FormulaError) {
    self.text = text
    var parser = try FormulaParser(text)
    (response, terms) = try parser.formulaSides()
  }

  private init(response: FormulaExpression?, terms: FormulaExpression) {
    (self.response, self.terms) = (response, terms)
    text = (response.map { "\($0) " } ?? "") + "~ \(terms)"
  }

  /// The formula with these names where it says `.`.
  func naming(_ others: [String]) -> Formula {
    Formula(response: response, terms: terms.naming(others))
  }

  /// The names of the columns on the left side.
  public var responseNames: [String] { response?.names ?? [] }

  public static func == (a: Self, b: Self) -> Bool {
    a.response == b.response && a.terms == b.terms
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension Formula: CustomStringConvertible {
  /// As R spells it; reads back as the same formula.
  public var description: String { (response.map { "\($0) " } ?? "") + "~ \(terms)" }
}

extension Formula: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { try self.init(text) } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.sentence)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
