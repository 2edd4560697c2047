/// Where a fit begins, with the derivatives there.
struct StartingPoint {
  /// Nil for means near the responses themselves: ``Likelihood/Point/start``.
  let coefficients: [Double]?
  let derivatives: Derivatives
  /// What the rows know that the coefficients are from, if they are some of all rows.
  var remainder: SampledRemainder?
  /// Whether these rows are separated, which all rows then may be, too.
  var isSeparated = false
}
