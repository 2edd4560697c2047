public import Numerics

/// A number on the way: written in an equation, or behind it, but in no place.
public struct Aside: Sendable {
  /// As an equation writes it: `m̂`, `σ′(z⁽¹⁾)`.
  public let letter: String
  /// Where it comes from, `m/(1 − β₁ᵏ)`; `nil` if the letter says it.
  public let formula: String?
  /// For an equation about all parameters at once, a vector like `w`.
  public let values: Matrix

  public init(_ letter: String, is formula: String? = nil, _ values: Matrix) {
    (self.letter, self.formula, self.values) = (letter, formula, values)
  }
}
