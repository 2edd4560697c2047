public import Gradus
public import Terminal

extension FormulaError: ErrorInLines {
  /// The sentence, then the formula with a caret below the place.
  public var lines: [String] {
    description.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
