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
    let (lower, upper) = likelihood.boundarySides
    guard lower.side != 0 || upper.side != 0 else { return nil }
    let p = likelihood.columns
    func side(_ y: Double) -> Double {
      if lower.side != 0, y == lower.value { return lower.side }
      if upper.side != 0, y == upper.value { return upper.side }
      return 0
    }
    // The products of the rows that stay.
    var products = [Double](repeating: 0, count: p * p)
    var (moving, isContradicted) = (0, false)
    likelihood.forEachRow { row, x, y, _ in
      guard !isContradicted else { return }
      let change = (0..<p).reduce(0) { $0 + x[$1] * step[$1] }
      let side = side(y)
      if side != 0, side * change > threshold {
        moving += 1
      } else if abs(change) > threshold {
        isContradicted = true
      } else {
        for j in 0..<p { for k in j..<p { products[k + j * p] += x[j] * x[k] } }
      }
    }
    guard !isContradicted, moving > 0,
      let direction = Self.project(step, away: products, sizes: likelihood.centering.sizes)
    else { return nil }
    // The proof, row by row.
    var (strict, still, largestStill, smallestStrict) = (0, 0, 0.0, Double.infinity)
    likelihood.forEachRow { row, x, y, _ in
      let change = (0..<p).reduce(0) { $0 + x[$1] * direction[$1] }
      let before = (0..<p).reduce(0) { $0 + x[$1] * step[$1] }
      let side = side(y)
      if side != 0, side * before > threshold {
        smallestStrict = min(smallestStrict, side * change)
        strict += 1
      } else {
        largestStill = max(largestStill, abs(change))
        still += 1
      }
    }
    guard smallestStrict > 0, largestStill <= 1e-6 * smallestStrict else { return nil }
    self.init(
      columns: likelihood.names(separatingAlong: direction), isComplete: still == 0,
      rowCount: strict)
  }

  /// Complete separation, proved by coefficients whose linear predictors lie on the right side of one
  /// border in every row; nil if they do not.
  init?(_ likelihood: Likelihood, completeAt β: [Double]) {
    let (lower, upper) = likelihood.boundarySides
    var (low, high) = (Double.infinity, -Double.infinity)  // of those that rise, of those that fall
    var (rows, isMixed) = (0, false)
    likelihood.forEachRow { _, x, y, _ in
      let side =
        lower.side != 0 && y == lower.value
        ? lower.side : upper.side != 0 && y == upper.value ? upper.side : 0
      let η = x.dot(β)
      rows += 1
      if side > 0 {
        low = min(low, η)
      } else if side < 0 {
        high = max(high, η)
      } else {
        isMixed = true
      }
    }
    guard !isMixed, rows > 0 else { return nil }
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

extension Likelihood {
  /// The family's boundaries that the link reaches at infinity only, and at which one.
  var boundarySides: (lower: (value: Double, side: Double), upper: (value: Double, side: Double)) {
    func side(_ value: Double) -> Double {
      let η = link.predictor(at: value)
      return abs(η) > 1e15 ? (η > 0 ? 1 : -1) : 0
    }
    let found = family.boundaries.map { (value: $0, side: side($0)) }
    return (
      found.first ?? (value: .nan, side: 0), found.count > 1 ? found[1] : (value: .nan, side: 0)
    )
  }

  /// Visits every row that counts: x, y and its prior weight.
  func forEachRow(_ body: (Int, [Double], Double, Double) -> Void) {
    let p = columns
    var x = [Double](repeating: 0, count: p)
    let origin = Point.coefficients(x)
    forEachBlock(at: origin) { rows, b, _ in
      for i in 0..<rows.count where b.priors[i] > 0 {
        // Safe: i is a row of the block.
        for j in 0..<p { x[j] = b.X[i + j * b.stride] }
        body(rows.lowerBound + i, x, response.values[rows.lowerBound + i], b.priors[i])
      }
    }
  }

  /// The columns that separate on their own or, if none does, those that take part in a direction.
  func names(separatingAlong direction: [Double]) -> [String] {
    let (lower, upper) = boundarySides
    let alone = separatingColumns(lower: lower, upper: upper)
    guard alone.isEmpty else { return alone }
    let weights = zip(direction, centering.sizes).map { abs($0 * $1) }
    let largest = weights.max() ?? 0
    let names = design.columns.indices.filter {
      weights[$0] > 1e-4 * largest && $0 != centering.intercept
    }.map { design.columns[$0].name }
    return names.isEmpty ? [DesignColumn.interceptName] : names
  }

  /// Columns that separate on their own, with the intercept's help.
  func separatingColumns(
    lower: (value: Double, side: Double), upper: (value: Double, side: Double)
  ) -> [String] {
    let p = columns
    let none = (low: Double.infinity, high: -Double.infinity)
    var ranges = [[(low: Double, high: Double)]](
      repeating: .init(repeating: none, count: p), count: 3)
    forEachRow { _, x, y, _ in
      let kind =
        lower.side != 0 && y == lower.value ? 0 : upper.side != 0 && y == upper.value ? 2 : 1
      for j in 0..<p {
        ranges[kind][j] = (min(ranges[kind][j].low, x[j]), max(ranges[kind][j].high, x[j]))
      }
    }
    return design.columns.indices.filter { j in
      guard j != centering.intercept else { return false }
      let (low, middle, high) = (ranges[0][j], ranges[1][j], ranges[2][j])
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
