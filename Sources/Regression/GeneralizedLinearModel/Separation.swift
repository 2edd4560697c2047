/// A direction along which coefficients grow for ever: every response on its family's boundary is
/// fitted better and better, the others stay as they are.
///
/// For yes and no, a combination of columns that tells them apart without a mistake (Albert,
/// Anderson 1984); for counts, one that is zero wherever something was counted.
public struct Separation: Sendable, Equatable {
  /// The columns that do it.
  public let columns: [String]
  /// Whether every row is told apart; otherwise some rows lie on the border or do not matter.
  public let isComplete: Bool
  /// How many rows are fitted without error.
  public let rowCount: Int
  /// The classes whose rows are told apart from all others, in a multinomial model.
  public let classes: [Int]

  init(columns: [String], isComplete: Bool, rowCount: Int, classes: [Int] = []) {
    (self.columns, self.isComplete) = (columns, isComplete)
    (self.rowCount, self.classes) = (rowCount, classes)
  }

  /// Looks along a step that a fit takes; nil unless the direction is proved.
  ///
  /// Rows whose linear predictor the step moves by `threshold` are those that run away; a direction
  /// that leaves all others exactly in place, found by projection, and moves those the right way
  /// is the proof.
  init?(_ likelihood: Likelihood, along step: [Double], threshold: Double) {
    let sides = likelihood.boundarySides
    guard sides.exist else { return nil }
    guard let products = likelihood.productsOfStill(along: step, threshold: threshold, sides),
      let direction = Self.project(step, away: products, sizes: likelihood.centering.sizes)
    else { return nil }
    // The proof, row by row.
    let found = likelihood.changes(along: direction, step: step, threshold: threshold, sides)
    guard found.smallestStrict > 0, found.largestStill <= 1e-6 * found.smallestStrict else {
      return nil
    }
    // Along this direction, far enough, the step may tell apart what the direction leaves in place.
    let far = 1e3 * found.largestStep / found.smallestStrict
    if found.still > 0,
      let all = Self(
        likelihood, completeAt: zip(direction, step).map { far * $0 + $1 })
    {
      self = all
      return
    }
    self.init(
      columns: likelihood.names(separatingAlong: direction), isComplete: found.still == 0,
      rowCount: found.strict)
  }

  /// Complete separation, proved by coefficients whose linear predictors lie on the right side of one
  /// border in every row; nil if they do not.
  init?(_ likelihood: Likelihood, completeAt β: [Double]) {
    guard let (low, high, rows) = likelihood.borders(at: β, likelihood.boundarySides), rows > 0
    else { return nil }
    // With an intercept the border may lie anywhere.
    let size = max(low.isFinite ? abs(low) : 0, high.isFinite ? abs(high) : 0)
    let gap = likelihood.centering.intercept == nil ? min(low, -high) : low - high
    guard gap > 1e-8 * size else { return nil }
    self.init(
      columns: likelihood.names(separatingAlong: β), isComplete: true, rowCount: rows)
  }

  /// The part of `step` that rows with these products do not see: (products)⁰.
  static func project(_ step: [Double], away products: [Double], sizes: [Double]) -> [Double]? {
    let p = step.count
    var scaled = products
    for j in 0..<p {
      for k in j..<p {
        scaled[k + j * p] /= sizes[j] * sizes[k]
        scaled[j + k * p] = scaled[k + j * p]
      }
    }
    let trace = (0..<p).reduce(0) { $0 + scaled[$1 + $1 * p] }
    guard trace > 0 else { return step }
    // (1 + A/ε)⁻¹ leaves the null space of A and shrinks all else; thrice is enough.
    let ε = 1e-10 * trace
    for j in 0..<p { scaled[j + j * p] += ε }
    guard let factor = Cholesky(scaled, count: p, tolerance: 1e-16) else { return nil }
    var d = zip(step, sizes).map { $0 * $1 }
    for _ in 0..<4 { d = factor.solve(d).map { $0 * ε } }
    return zip(d, sizes).map { $0 / $1 }
  }
}
