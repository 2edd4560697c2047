/// The family's boundaries that the link reaches at infinity only.
struct BoundarySides {
  /// NaN where there is none.
  var (lower, upper) = (Double.nan, Double.nan)
  /// At which infinity, −1 or 1.
  var (lowerSide, upperSide) = (0.0, 0.0)
  var exist: Bool { lowerSide != 0 || upperSide != 0 }

  /// To which infinity a response's linear predictor strives; 0 for none.
  @inline(__always)
  func side(_ y: Double) -> Double { y == lower ? lowerSide : y == upper ? upperSide : 0 }
}

extension Likelihood {
  var boundarySides: BoundarySides {
    func side(_ value: Double) -> Double {
      let η = link.predictor(at: value)
      return abs(η) > 1e15 ? (η > 0 ? 1 : -1) : 0
    }
    var sides = BoundarySides()
    if let value = family.boundaries.first, side(value) != 0 {
      (sides.lower, sides.lowerSide) = (value, side(value))
    }
    if family.boundaries.count > 1, side(family.boundaries[1]) != 0 {
      (sides.upper, sides.upperSide) = (family.boundaries[1], side(family.boundaries[1]))
    }
    return sides
  }

  /// The least linear predictor of the rows that strive upwards, the largest of those that strive
  /// downwards, and the number of rows; nil where these overlap or a row strives nowhere.
  func borders(
    at β: [Double], _ sides: BoundarySides
  ) -> (low: Double, high: Double, rows: Int)? {
    struct Borders {
      var (low, high) = (Double.infinity, -Double.infinity)
      var rows = 0
      var isMixed = false
    }
    let chunks = scan(β, Borders()) { b, y, found in
      for i in 0..<b.stride where b.priors[i] > 0 {
        let (side, η) = (sides.side(y[i]), b.predictors[i])
        found.rows += 1
        if side > 0 {
          found.low = min(found.low, η)
        } else if side < 0 {
          found.high = max(found.high, η)
        } else {
          found.isMixed = true
        }
      }
      return !found.isMixed && (found.low > found.high || centering.intercept == nil)
    }
    guard !chunks.contains(where: \.isMixed) else { return nil }
    let (low, high): (Double, Double) = (
      chunks.reduce(.infinity) { min($0, $1.low) }, chunks.reduce(-.infinity) { max($0, $1.high) }
    )
    guard low > high || centering.intercept == nil else { return nil }
    return (low, high, chunks.reduce(0) { $0 + $1.rows })
  }

  /// Σ x xᵀ, below the diagonal, of the rows that a step moves by no more than `threshold`; nil if it
  /// moves a row further that does not strive there, or none at all.
  func productsOfStill(
    along step: [Double], threshold: Double, _ sides: BoundarySides
  ) -> [Double]? {
    struct Still {
      var products: [Double]
      var moving = 0
      var isContradicted = false
    }
    let none = Still(products: [Double](repeating: 0, count: columns * columns))
    let chunks = scan(step, none) { b, y, found in
      var isMoving = true
      for i in 0..<b.stride {
        let change = b.predictors[i]
        b.information[i] = 0
        guard b.priors[i] > 0 else { continue }
        if sides.side(y[i]) * change > threshold {
          found.moving += 1
        } else if abs(change) > threshold {
          found.isContradicted = true
        } else {
          b.information[i] = 1
          isMoving = false
        }
      }
      guard !found.isContradicted else { return false }
      if isMoving { return true }
      found.products.withUnsafeMutableBufferPointer {
        guard let H = $0.baseAddress else { return }
        b.products.add(
          b.X, weights: b.information, rows: b.stride, information: H, spacing: columns)
      }
      return true
    }
    guard !chunks.contains(where: \.isContradicted), chunks.contains(where: { $0.moving > 0 })
    else { return nil }
    return chunks.reduce(none.products) { zip($0, $1.products).map { $0 + $1 } }
  }

  /// What a direction does to the rows that a step moves, and to all others.
  func changes(
    along direction: [Double], step: [Double], threshold: Double, _ sides: BoundarySides
  ) -> BoundaryChanges {
    let chunks = scan(step, BoundaryChanges()) { b, y, found in
      let before = b.scores
      before.update(from: b.predictors, count: b.stride)
      b.products.predict(b.X, direction, rows: b.stride, to: b.predictors)
      for i in 0..<b.stride where b.priors[i] > 0 {
        let (side, change) = (sides.side(y[i]), b.predictors[i])
        found.largestStep = max(found.largestStep, abs(before[i]))
        if side * before[i] > threshold {
          found.smallestStrict = min(found.smallestStrict, side * change)
          found.strict += 1
        } else {
          found.largestStill = max(found.largestStill, abs(change))
          found.still += 1
        }
      }
      return true
    }
    return chunks.reduce(into: BoundaryChanges()) { sum, part in
      sum.strict += part.strict
      sum.still += part.still
      sum.largestStep = max(sum.largestStep, part.largestStep)
      sum.largestStill = max(sum.largestStill, part.largestStill)
      sum.smallestStrict = min(sum.smallestStrict, part.smallestStrict)
    }
  }

  /// The least and the largest number of each column in rows that strive downwards, nowhere and upwards.
  func columnRanges(_ sides: BoundarySides) -> [(low: Double, high: Double)] {
    let none = [(low: Double, high: Double)](
      repeating: (low: .infinity, high: -.infinity), count: 3 * columns)
    let chunks = scan([Double](repeating: 0, count: columns), none) { b, y, ranges in
      ranges.withUnsafeMutableBufferPointer { ranges in
        for j in 0..<columns {
          // Safe: a column of the buffers has a number for each row of the block.
          let x = b.X + j * b.stride
          for i in 0..<b.stride where b.priors[i] > 0 {
            let kind = 3 * j + 1 + Int(sides.side(y[i]))
            ranges[kind] = (min(ranges[kind].low, x[i]), max(ranges[kind].high, x[i]))
          }
        }
      }
      return true
    }
    return chunks.reduce(none) {
      zip($0, $1).map { (low: min($0.low, $1.low), high: max($0.high, $1.high)) }
    }
  }

  /// What `visit` makes of each chunk of rows, block by block until it returns false: given the columns,
  /// `X d` in place of linear predictors, prior weights and responses.
  private func scan<Result>(
    _ d: [Double], _ none: Result,
    _ visit: (BlockBuffers, UnsafePointer<Double>, inout Result) -> Bool
  ) -> [Result] {
    RowChunks(rows: rows, blockRows: blockRows).map(threads: threads) { chunk in
      var result = none
      let b = buffers()
      response.values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress else { return }
        for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: blockRows) {
          let block = start..<min(start + blockRows, chunk.upperBound)
          fillColumns(block, into: b)
          fillPriors(block, into: b)
          b.products.predict(b.X, d, rows: block.count, to: b.predictors)
          // Safe: the response has a number for each row.
          guard visit(b, values + start, &result) else { return }
        }
      }
      return result
    }
  }
}

/// How a direction moves linear predictors.
struct BoundaryChanges {
  /// Rows that the step moved, and all others.
  var (strict, still) = (0, 0)
  var (largestStill, smallestStrict) = (0.0, Double.infinity)
  /// How far the step itself moves a row.
  var largestStep = 0.0
}
