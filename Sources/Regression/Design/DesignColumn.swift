/// One column of X: its name, the term of the formula that produced it, and how it is computed.
public struct DesignColumn: Sendable {
  /// As R names it: `(Intercept)`, `wt`, `raceblack`, `wt:hp`, `I(x^2)`.
  public let name: String
  /// The position of its term in the formula, 0 for the intercept.
  public let term: Int
  public let content: ColumnContent

  public init(name: String, term: Int, content: ColumnContent) {
    (self.name, self.term, self.content) = (name, term, content)
  }

  /// The name of the column of ones.
  public static let interceptName = "(Intercept)"
}
