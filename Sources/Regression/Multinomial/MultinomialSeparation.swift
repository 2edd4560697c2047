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
    self.init(
      columns: likelihood.names(separatingAlong: direction), isComplete: false, rowCount: strict,
      classes: (0..<classes).filter { apart[$0] })
  }

  /// Complete separation, proved by coefficients that give every row's own class the largest chance.
  init?(_ likelihood: MultinomialLikelihood, completeAt β: [Double]) {
    var (smallest, rows) = (Double.infinity, 0)
    likelihood.forEachRow { _, x, own, _ in
      let η = likelihood.predictors(x, β)
      for other in η.indices where other != own { smallest = min(smallest, η[own] - η[other]) }
      rows += 1
    }
    guard smallest > 1e-8 else { return nil }
    self.init(
      columns: likelihood.names(separatingAlong: β), isComplete: true, rowCount: rows,
      classes: Array(0..<likelihood.classCount))
  }
}

extension MultinomialLikelihood {
  /// The columns that take part in a direction.
  fileprivate func names(separatingAlong direction: [Double]) -> [String] {
    let weights = direction.indices.map { abs(direction[$0] * centering.sizes[$0 % columns]) }
    let largest = weights.max() ?? 0
    let names = (0..<columns).filter { j in
      j != centering.intercept
        && (1..<classCount).contains { weights[($0 - 1) * columns + j] > 1e-4 * largest }
    }.map { design.columns[$0].name }
    return names.isEmpty ? [DesignColumn.interceptName] : names
  }
}
