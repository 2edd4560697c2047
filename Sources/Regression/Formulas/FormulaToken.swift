/// A word or sign of a formula.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    case text(String)
    /// In backticks or not.
    case name(String)
    case sign(String)
    case end
  }

  let kind: Kind
  /// In characters of the formula.
  let place: Range<Int>
}
