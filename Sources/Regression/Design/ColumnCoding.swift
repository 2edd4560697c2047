/// Which columns stand for a term, as R codes them.
struct ColumnCoding {
  let terms: [TermVariables]
  let isFactor: [Bool]
  let hasIntercept: Bool

  /// For each variable of a term whether all levels of a category have columns; otherwise all but
  /// the first one.
  ///
  /// The first level can go where the other columns of the model already say what it would: where the
  /// term without this variable is, alone or within another, among the terms before it (Chambers and
  /// Hastie 1992, page 38; the rule as R's `terms` applies it). Without an intercept the first category
  /// has all its levels.
  func hasAllLevels() -> [[Bool]] {
    var result: [[Bool]] = []
    var isFirst = !hasIntercept
    var before: Set<TermVariables> = []
    for (k, term) in terms.enumerated() {
      var codes: [Bool] = []
      for position in term.positions {
        let rest = term.removing(position)
        guard isFactor[position] else {
          codes.append(false)
          continue
        }
        let isMarginal =
          rest.positions.isEmpty || before.contains(rest)
          || terms[..<k].contains { rest.isSubset(of: $0) }
        codes.append(!isMarginal || isFirst)
        isFirst = false
      }
      before.insert(term)
      result.append(codes)
    }
    return result
  }
}
