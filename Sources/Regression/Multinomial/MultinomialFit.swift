/// Newton's method for a ``MultinomialLikelihood``, with halved steps where a whole one goes too far.
struct MultinomialFit {
  let likelihood: MultinomialLikelihood
  /// λ in `λ Σ (sⱼβⱼ)²`, which is added to the deviance.
  let ridge: Double
  /// Each column's sⱼ.
  let ridgeScale: [Double]
  let stepLimit: Int
  /// Where it begins, if that is known; otherwise at equal chances.
  var start: StartingPoint?
  /// Whether it is enough to come within the errors of the estimate itself, without a covariance.
  var isRough = false

  private(set) var coefficients: [Double] = []
  private(set) var covariance: [Double] = []
  private(set) var deviance = Double.infinity
  private(set) var steps = 0
  private(set) var hasConverged = false
  private(set) var separation: Separation?

  init(
    _ likelihood: MultinomialLikelihood, ridge: Double = 0, ridgeScale: [Double] = [],
    stepLimit: Int
  ) {
    (self.likelihood, self.stepLimit) = (likelihood, stepLimit)
    (self.ridge, self.ridgeScale) = (ridge, ridgeScale)
  }

  /// A pivot, 1 − R² of a column, that is well above what single precision loses.
  static let roughTolerance = 1e-3

  private func derivatives(
    at β: [Double], _ detail: InformationDetail = .full
  ) -> Derivatives {
    var result = likelihood.derivatives(at: β, detail)
    guard ridge > 0 else { return result }
    for (i, b) in β.enumerated() {
      let scale = ridgeScale[i % likelihood.columns]
      let weight = ridge * scale * scale
      result.penalty += weight * b * b
      result.gradient[i] -= weight * b
      result.information[i + i * β.count] += weight
    }
    return result
  }

  mutating func run() {
    let count = likelihood.count
    var β = start?.coefficients ?? [Double](repeating: 0, count: count)
    var current = start?.derivatives ?? derivatives(at: β, isRough ? .rough : .full)
    // Until a step is shorter than the sample's errors, whose information may be a rough one.
    var isCurrentRough = start != nil
    var last: Double?
    // Near the maximum a step leaves so much of the decrement's square.
    var growth: Double?
    while steps < stepLimit {
      guard let factor = Cholesky(current.information, count: count, tolerance: 1e-15) else {
        break
      }
      var step = factor.solve(current.gradient)
      let decrement = step.dot(current.gradient)
      steps += 1
      if ridge == 0, steps >= 5, !isSmall(step, beside: β, 1e-3),
        let found = Separation(likelihood, completeAt: β)
          ?? Separation(likelihood, along: step, threshold: 0.05)
      {
        separation = found
        return
      }
      if isRough, decrement <= Double(count), isSmall(step, beside: β, 0.1) {
        (coefficients, hasConverged) = (zip(β, step).map { $0 + $1 }, true)
        return
      }
      if let last { growth = decrement / (last * last) }
      last = decrement
      let next = growth.map { $0 * decrement * decrement } ?? decrement
      if min(decrement, next) <= 1e-16, isSmall(step, beside: β, 1e-4) {
        hasConverged = true
        if !isCurrentRough, let settled = settled(current, at: β, along: step) {
          (coefficients, deviance) = (zip(β, step).map { $0 + $1 }, current.deviance - decrement)
          covariance = settled.inverse
          return
        }
        β = zip(β, step).map { $0 + $1 }
        (current, isCurrentRough) = (derivatives(at: β), false)
        break
      }
      if let remainder = start?.remainder {
        let rest = remainder.gradient(from: β, along: step)
        let correction = factor.solve(rest)
        (growth, last) = (rest.dot(correction) / (decrement * decrement), nil)
        step = zip(step, correction).map { $0 + $1 }
      }
      let isStillRough =
        isRough || start != nil && steps == 1 && factor.smallestPivot > Self.roughTolerance
      guard let moved = halved(from: β, step, current, isStillRough ? .rough : .full) else {
        hasConverged = decrement <= 1e-9
        break
      }
      (β, current) = moved
      isCurrentRough = isStillRough
    }
    if isCurrentRough { current = derivatives(at: β) }
    (coefficients, deviance) = (β, current.deviance)
    guard let factor = Cholesky(current.information, count: count, tolerance: 1e-15) else {
      hasConverged = false
      return
    }
    covariance = factor.inverse
    if hasConverged {
      coefficients = zip(β, factor.solve(current.gradient)).map { $0 + $1 }
    }
  }

  /// The information after a last step so short that all rows need not be looked at again, factorized;
  /// nil if they must.
  private func settled(
    _ there: Derivatives, at β: [Double], along step: [Double]
  ) -> Cholesky? {
    guard ridge == 0 else { return nil }
    var information = there.information
    if !isSmall(step, beside: β, 1e-9) {
      // What a sample says of the change is right to a few parts in a hundred of it.
      guard let remainder = start?.remainder, isSmall(step, beside: β, 1e-7) else { return nil }
      information = zip(information, remainder.information(from: β, along: step)).map { $0 + $1 }
    }
    return Cholesky(information, count: likelihood.count, tolerance: 1e-15)
  }

  private func isSmall(_ step: [Double], beside β: [Double], _ tolerance: Double) -> Bool {
    let sizes = likelihood.centering.sizes, p = sizes.count
    let largest = β.indices.reduce(0) { max($0, abs(β[$1] * sizes[$1 % p])) }
    return step.indices.allSatisfy { abs(step[$0] * sizes[$0 % p]) <= tolerance * (1 + largest) }
  }

  private func halved(
    from β: [Double], _ step: [Double], _ current: Derivatives, _ detail: InformationDetail
  ) -> ([Double], Derivatives)? {
    var length = 1.0
    for _ in 0..<40 {
      let candidate = zip(β, step).map { $0 + length * $1 }
      let there = derivatives(at: candidate, detail)
      if there.objective <= current.objective + 1e-12 * abs(current.objective) {
        return (candidate, there)
      }
      length /= 2
    }
    return nil
  }
}
