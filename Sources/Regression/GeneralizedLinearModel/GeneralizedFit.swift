internal import Equations
internal import Numerics

/// A fit at work: what is given, checked and reduced to the columns that can be estimated, then
/// solved.
struct GeneralizedFit {
  let design: Design
  let response: ResponseValues
  let weights: [Double]?
  let offset: [Double]?
  let options: FittingOptions
  /// Over the columns that can be estimated.
  private(set) var likelihood: Likelihood

  private(set) var estimated: [Int] = []
  private(set) var aliases: [Alias] = []
  /// For a normal response with the identity link, which is solved at once.
  private(set) var leastSquares: LeastSquares?
  private(set) var effectiveRows = 0
  private(set) var coefficients: [Double] = []
  private(set) var covariance: [Double] = []
  private(set) var deviance = 0.0
  private(set) var iterations = 0
  private(set) var hasConverged = false
  private(set) var separation: Separation?
  private(set) var warnings: [String] = []
  private var start: StartingPoint?

  init(
    _ design: Design, _ response: ResponseValues, family: any Family, link: any Link,
    weights: [Double]?, offset: [Double]?, options: FittingOptions
  ) {
    let n = design.rowCount
    precondition(
      response.values.count == n, "\(response.values.count) responses do not fit \(n) rows")
    precondition(weights?.count ?? n == n, "\(weights?.count ?? 0) weights do not fit \(n) rows")
    precondition(offset?.count ?? n == n, "\(offset?.count ?? 0) offsets do not fit \(n) rows")
    (self.design, self.response, self.options) = (design, response, options)
    (self.weights, self.offset) = (weights, offset)
    likelihood = Likelihood(
      design: design, response: response, weights: weights, offset: offset, family: family,
      link: link, centering: Centering(of: design), threads: options.threads)
  }

  var hasIntercept: Bool { likelihood.centering.intercept != nil }

  /// φ and θ count as parameters of a likelihood where they are estimated.
  var extraParameters: Int {
    likelihood.family.hasKnownDispersion ? (estimatesTheta ? 1 : 0) : 1
  }
  private(set) var estimatesTheta = false

  /// - Throws: ``RegressionError`` for data that no fit can use.
  mutating func check() throws(RegressionError) {
    let family = likelihood.family
    for (i, a) in (weights ?? []).enumerated() where !(a >= 0 && a.isFinite) {
      throw RegressionError(
        row: i, "the weight \(a) is not 0 or more",
        remedy: "a weight says how many times a row counts")
    }
    for (i, o) in (offset ?? []).enumerated() where !o.isFinite {
      throw RegressionError(
        row: i, "the offset \(o) is not a number",
        remedy: "the logarithm of 0 makes such offsets; leave the row out")
    }
    // Yes and no have been looked at already.
    if likelihood.isPlainLogistic { effectiveRows = response.values.count }
    for i in likelihood.isPlainLogistic ? 0..<0 : response.values.indices {
      let y = response.values[i]
      let a = (weights?[i] ?? 1) * (response.trials?[i] ?? 1)
      guard a > 0 else { continue }
      effectiveRows += 1
      if !y.isFinite {
        throw RegressionError(
          row: i, column: response.name, "\(y) is not a number",
          remedy: "leave the row out")
      }
      if let problem = family.problem(with: y) {
        throw RegressionError(
          row: i, column: response.name, problem,
          remedy: "choose a family that fits such a response, or mend the row")
      }
    }
    guard effectiveRows > 0 else {
      throw design.rowCount == 0
        ? RegressionError(at: likelihood.label, "there are no rows", remedy: "bring some")
        : RegressionError(
          at: likelihood.label, "all weights are zero",
          remedy: "a row needs a weight above zero to count")
    }
    if response.trials != nil, family.boundaries.count < 2 {
      throw RegressionError(
        at: likelihood.label, "successes and failures are no \(type(of: family).name) response",
        remedy: "take the binomial or quasibinomial family")
    }
    try reduce()
  }

  private var isLeastSquares: Bool {
    likelihood.family is GaussianFamily && likelihood.link is IdentityLink
      && options.penalty == .none && options.solver is NewtonSolver && !design.columns.isEmpty
  }

  /// Whether nothing but the likelihood decides where Newton's method goes.
  private var isPlainNewton: Bool {
    let family = likelihood.family as? NegativeBinomialFamily
    return options.solver is NewtonSolver && options.penalty == .none && family?.theta != 0
  }

  /// Leaves out the columns that depend on others.
  private mutating func reduce() throws(RegressionError) {
    if isLeastSquares {
      let solution = try LeastSquares(
        design, response: response.values, weights: weights, offset: offset,
        threads: options.threads)
      leastSquares = solution
      (estimated, aliases) = (solution.estimated, solution.aliases)
    } else {
      let rank = try likelihood.rank(sampling: isPlainNewton)
      (estimated, aliases, start) = (rank.estimated, rank.aliases, rank.start)
    }
    if !aliases.isEmpty {
      likelihood = likelihood.replacing(design.selecting(columns: estimated))
      for alias in aliases {
        warnings.append(
          "\(alias.name) has no coefficient, as it depends on other columns: \(alias)")
      }
    }
    guard effectiveRows > estimated.count else {
      throw RegressionError(
        at: likelihood.label,
        "\(effectiveRows) rows are too few for \(estimated.count) coefficients",
        remedy: "leave terms out, or bring more rows")
    }
  }

  /// - Throws: ``RegressionError`` where the fit does not converge.
  mutating func run() throws(RegressionError) {
    if let family = likelihood.family as? NegativeBinomialFamily, family.theta == 0 {
      estimatesTheta = true
      try fitWithTheta()
    } else {
      try fit(from: nil)
    }
  }

  private mutating func fit(from start: [Double]?) throws(RegressionError) {
    guard !estimated.isEmpty else { return try fitNothing() }
    if let leastSquares {
      let β = leastSquares.coefficients.compactMap(\.self)
      coefficients = likelihood.centering.moved(β)
      deviance = leastSquares.residualSumOfSquares
      (iterations, hasConverged) = (1, true)
      return
    }
    var newton = NewtonFit(
      likelihood, penalty: options.penalty, stepLimit: options.stepLimit)
    let spreads = likelihood.centering.spreads
    if !(options.solver is NewtonSolver), options.penalty == .none {
      let beginning: [Double]
      if let start { beginning = start } else { beginning = try newton.constantCoefficients() }
      try newton.run(from: options.solver.coefficients(of: likelihood, from: beginning))
    } else {
      if start == nil { newton.start = self.start }
      try newton.run(from: start, ridgeScale: spreads)
    }
    iterations += newton.steps
    if let found = newton.separation {
      separation = found
      warnings.append(found.warning(for: likelihood.label))
      // A small ridge makes the answer finite; the deviance is all but the lowest there is.
      let ridge = Penalty.ridge(Self.smallRidge * Double(effectiveRows))
      let beginning = newton.start?.coefficients == nil ? nil : newton.coefficients
      newton = NewtonFit(likelihood, penalty: ridge, stepLimit: options.stepLimit)
      try newton.run(from: beginning, ridgeScale: likelihood.centering.sizes)
    }
    (coefficients, covariance) = (newton.coefficients, newton.covariance)
    (deviance, hasConverged) = (newton.deviance, newton.hasConverged)
    guard hasConverged, !covariance.isEmpty else {
      if let edge = EdgeOfMeans(of: likelihood, at: coefficients) {
        throw edge.error(steps: newton.steps, deviance: newton.deviance)
      }
      throw RegressionError(
        at: likelihood.label,
        "no convergence within \(newton.steps) steps; the last deviance was \(newton.deviance)",
        remedy: "try another link or family, or standardize columns of very different size")
    }
  }

  /// λ for each row, of columns of size one.
  static let smallRidge = 1e-10

  private mutating func fitNothing() throws(RegressionError) {
    let there = likelihood.derivatives(at: .coefficients([]), .none)
    guard there.deviance.isFinite else {
      throw RegressionError(
        at: likelihood.label, "without terms some row has no mean that the family admits",
        remedy: "add an intercept")
    }
    (deviance, hasConverged) = (there.deviance, true)
  }

  /// θ and β in turn, each at its best for the other, until neither moves (as MASS's glm.nb).
  private mutating func fitWithTheta() throws(RegressionError) {
    let label = likelihood.label
    likelihood.family = PoissonFamily()
    start = nil
    try fit(from: nil)
    var beginning = coefficients
    var θ = 0.0
    // log θ of the last rounds, which approach their limit by a constant factor.
    var path: [Double] = []
    for _ in 0..<options.stepLimit {
      let means = likelihood.means(at: beginning)
      let next = try ThetaSearch(likelihood, means: means, label: label).run(from: θ)
      let isSettled = abs(next - θ) <= ThetaSearch.tolerance(at: next) * next
      path.append(.log(next))
      θ = next
      if path.count == 3 {
        let (first, second) = (path[1] - path[0], path[2] - path[1])
        // Aitken's extrapolation to that limit.
        if !isSettled, abs(second) < 0.9 * abs(first) {
          θ = .exp(path[2] + second * second / (first - second))
        }
        path = []
      }
      likelihood.family = NegativeBinomialFamily(theta: θ)
      try fit(from: beginning)
      let moved = zip(beginning, coefficients).reduce(0) {
        max($0, abs($1.0 - $1.1) / (abs($1.1) + 1))
      }
      beginning = coefficients
      if isSettled, moved <= 1e-11 { return }
    }
    throw RegressionError(
      at: label, "theta does not settle: it was \(θ) after \(options.stepLimit) rounds",
      remedy: "give it: --family negative-binomial:theta=1, or take --family poisson")
  }

  func nullDeviance() throws(RegressionError) -> Double {
    guard let intercept = likelihood.centering.intercept else {
      let nothing = likelihood.replacing(design.selecting(columns: []))
      return nothing.derivatives(at: .coefficients([]), .none).deviance
    }
    let alone = likelihood.replacing(likelihood.design.selecting(columns: [intercept]))
    if offset == nil {
      let mean = likelihood.meanResponse
      if likelihood.isPlainLogistic {
        // −2 Σ log of the mean's own chance
        let n = Double(design.rowCount)
        let entropy = [mean, 1 - mean].reduce(0) { $1 > 0 ? $0 - $1 * .log($1) : $0 }
        return 2 * n * entropy
      }
      let η = likelihood.link.predictor(at: mean)
      let deviance = alone.derivatives(at: .coefficients([η]), .none).deviance
      return deviance.isFinite && abs(η) < 1e15 ? deviance : likelihood.deviance(ofMean: mean)
    }
    var newton = NewtonFit(alone)
    try newton.run()
    return newton.deviance
  }
}

extension Likelihood {
  /// The same responses with other columns.
  func replacing(_ design: Design) -> Likelihood {
    Likelihood(
      design: design, response: response, weights: weights, offset: offset, family: family,
      link: link, centering: Centering(of: design), threads: threads,
      isPlainLogistic: isPlainLogistic)
  }
}
