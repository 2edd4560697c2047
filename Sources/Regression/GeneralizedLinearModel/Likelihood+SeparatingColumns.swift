extension Likelihood {
  /// The columns that separate on their own or, if none does, those that take part in a direction.
  func names(separatingAlong direction: [Double]) -> [String] {
    let alone = separatingColumns
    guard alone.isEmpty else { return alone }
    let weights = zip(direction, centering.sizes).map { abs($0 * $1) }
    let largest = weights.max() ?? 0
    let names = design.columns.indices.filter {
      weights[$0] > 1e-4 * largest && $0 != centering.intercept
    }.map { design.columns[$0].name }
    return names.isEmpty ? [DesignColumn.interceptName] : names
  }

  /// Columns that separate on their own, with the intercept's help.
  private var separatingColumns: [String] {
    let ranges = columnRanges(boundarySides)
    return design.columns.indices.filter { j in
      guard j != centering.intercept else { return false }
      let (low, middle, high) = (ranges[3 * j], ranges[3 * j + 1], ranges[3 * j + 2])
      let all = (
        low: min(low.low, middle.low, high.low), high: max(low.high, middle.high, high.high)
      )
      guard all.low < all.high, middle.low >= middle.high || middle.low > middle.high else {
        return false
      }
      // A border c with everything low on one side, everything high on the other, and all that is
      // neither on it.
      func isBorder(_ c: Double) -> Bool {
        (low.high <= c && high.low >= c || low.low >= c && high.high <= c)
          && (middle.low > middle.high || middle.low == c && middle.high == c)
      }
      return [low.low, low.high, high.low, high.high, middle.low].contains {
        $0.isFinite && isBorder($0)
      }
    }.map { design.columns[$0].name }
  }
}
