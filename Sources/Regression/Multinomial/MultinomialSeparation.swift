extension Separation {
  /// Looks along a step of a multinomial fit; nil unless the direction is proved.
  ///
  /// Each row of class c asks of every other class k that `xᵀ(d_c − d_k)` be no less than 0: the
  /// direction d separates if no row objects and one is glad.
  init?(_ likelihood: MultinomialLikelihood, along step: [Double], threshold: Double) {
    let (p, classes, count) = (likelihood.columns, likelihood.classCount, likelihood.count)
    var products = [Double](repeating: 0, count: count * count)
    var (moving, isContradicted) = (0, false)
    likelihood.forEachRow { _, x, own, _ in
      guard !isContradicted else { return }
      let change = likelihood.predictors(x, step)
      for other in 0..<classes where other != own {
        let gain = change[own] - change[other]
        if gain > threshold {
          moving += 1
        } else if gain < -threshold {
          isContradicted = true
        } else {
          // The row e_own ⊗ x − e_other ⊗ x stays.
          for (a, signA) in [(own, 1.0), (other, -1.0)] where a > 0 {
            for (c, signC) in [(own, 1.0), (other, -1.0)] where c > 0 {
              for j in 0..<p {
                let at = (a - 1) * p + j
                for k in 0..<p {
                  products[(c - 1) * p + k + at * count] += signA * signC * x[j] * x[k]
                }
              }
            }
          }
        }
      }
    }
    let sizes = (1..<classes).flatMap { _ in likelihood.centering.sizes }
    guard !isContradicted, moving > 0,
      let direction = Self.project(step, away: products, sizes: sizes)
    else { return nil }
    var (strict, largestStill, smallestStrict) = (0, 0.0, Double.infinity)
    var apart = [Bool](repeating: true, count: classes)
    likelihood.forEachRow { _, x, own, _ in
      let before = likelihood.predictors(x, step)
      let change = likelihood.predictors(x, direction)
      var isStrict = true
      for other in 0..<classes where other != own {
        let gain = change[own] - change[other]
        if before[own] - before[other] > threshold {
          smallestStrict = min(smallestStrict, gain)
        } else {
          largestStill = max(largestStill, abs(gain))
          isStrict = false
        }
      }
      if isStrict { strict += 1 } else { apart[own] = false }
    }
    guard smallestStrict > 0, largestStill <= 1e-6 * smallestStrict else { return nil }
    let weights = zip(direction, sizes).map { abs($0 * $1) }
    let largest = weights.max() ?? 0
    let names = (0..<p).filter { j in
      j != likelihood.centering.intercept
        && (1..<classes).contains { weights[($0 - 1) * p + j] > 1e-4 * largest }
    }.map { likelihood.design.columns[$0].name }
    self.init(
      columns: names.isEmpty ? ["(Intercept)"] : names, isComplete: largestStill == 0,
      rowCount: strict, classes: (0..<classes).filter { apart[$0] })
  }
}
