internal import Numerics

/// A multinomial logit, fitted: `log P(class k)/P(first class) = xᵀβₖ`.
public struct MultinomialModel: Sendable {
  public let design: Design
  /// The classes; the first one is the reference, without coefficients.
  public let levels: [String]
  /// Each row's class, a position in ``levels``.
  public let codes: [Int32]
  /// Prior weights; nil where all are 1.
  public let weights: [Double]?
  /// One list for each class but the first, in the order of the design's columns; nil for a column
  /// that depends on those before it.
  public let coefficients: [[Double?]]
  /// The positions of the columns that have coefficients.
  public let estimated: [Int]
  public let aliases: [Alias]
  public let deviance: Double
  /// With nothing but intercepts; in a model without them, with equal chances.
  public let nullDeviance: Double
  public let residualDegreesOfFreedom: Int
  public let nullDegreesOfFreedom: Int
  public let iterations: Int
  public let hasConverged: Bool
  public let separation: Separation?
  public let warnings: [String]
  let likelihood: MultinomialLikelihood
  /// For moved columns, as all that follows.
  let movedCoefficients: [Double]
  let movedCovariance: [Double]

  /// Fits the model by Newton's method, which begins at equal chances or, where there are many rows, at
  /// the estimate of a sixteenth of them.
  ///
  /// A ridge λ adds `λ Σ (sⱼβⱼ)²` to the deviance, sⱼ being a column's standard deviation.
  ///
  /// - Throws: ``RegressionError`` where fewer than two classes have rows, the rows are too few, or the
  ///   fit does not converge.
  public init(
    _ design: Design, codes: [Int32], levels: [String], name: String = "response",
    weights: [Double]? = nil, options: FittingOptions = FittingOptions()
  ) throws(RegressionError) {
    let label = "the multinomial regression of \(name)"
    precondition(codes.count == design.rowCount, "\(codes.count) classes, \(design.rowCount) rows")
    precondition(weights?.count ?? codes.count == codes.count, "each row needs a weight")
    let counts = try Self.counts(codes, levels, weights, label)
    let n = codes.indices.reduce(0) { $0 + ((weights?[$1] ?? 1) > 0 ? 1 : 0) }
    let all = MultinomialLikelihood(
      design: design, codes: codes, classCount: levels.count, weights: weights,
      centering: Centering(of: design), threads: options.threads)
    let rank = try all.rank(sampling: options.penalty == .none)
    let kept = rank.aliases.isEmpty ? design : design.selecting(columns: rank.estimated)
    let likelihood =
      rank.aliases.isEmpty
      ? all
      : MultinomialLikelihood(
        design: kept, codes: codes, classCount: levels.count, weights: weights,
        centering: Centering(of: kept), threads: options.threads)
    guard n > likelihood.columns else {
      throw RegressionError(
        at: label, "\(n) rows are too few for \(likelihood.columns) coefficients a class",
        remedy: "leave terms out, or bring more rows")
    }
    var warnings = rank.aliases.map {
      "\($0.name) has no coefficient, as it depends on other columns: \($0)"
    }
    var ridge = 0.0
    if case .ridge(let λ) = options.penalty { ridge = λ }
    if options.penalty == .firth {
      throw RegressionError(
        at: label, "Firth's penalty is for two classes only",
        remedy: "take a ridge, or compare two classes at a time")
    }
    var fit = MultinomialFit(
      likelihood, ridge: ridge, ridgeScale: likelihood.centering.spreads,
      stepLimit: options.stepLimit)
    fit.start = rank.start
    fit.run()
    var steps = fit.steps
    separation = fit.separation
    if let found = fit.separation {
      warnings.append(found.warning(for: label, levels: levels))
      fit = MultinomialFit(
        likelihood, ridge: GeneralizedFit.smallRidge * Double(n),
        ridgeScale: likelihood.centering.sizes, stepLimit: options.stepLimit)
      fit.run()
      steps += fit.steps
    }
    guard fit.hasConverged else {
      throw RegressionError(
        at: label,
        "no convergence within \(steps) steps; the last deviance was \(fit.deviance)",
        remedy: "standardize columns of very different size, or join rare classes")
    }
    (self.design, self.codes, self.levels, self.weights) = (design, codes, levels, weights)
    (estimated, aliases) = (rank.estimated, rank.aliases)
    let p = likelihood.columns
    coefficients = (1..<levels.count).map { k in
      let own = likelihood.centering.restored(Array(fit.coefficients[(k - 1) * p..<k * p]))
      var placed = [Double?](repeating: nil, count: design.columns.count)
      for (position, b) in zip(rank.estimated, own) { placed[position] = b }
      return placed
    }
    deviance = fit.deviance
    (iterations, hasConverged) = (steps, fit.hasConverged)
    let hasIntercept = likelihood.centering.intercept != nil
    let total = counts.reduce(0, +)
    nullDeviance =
      hasIntercept
      ? counts.reduce(0) { $0 - 2 * $1 * .log($1 / total) }
      : 2 * total * .log(Double(levels.count))
    residualDegreesOfFreedom = (n - p) * (levels.count - 1)
    nullDegreesOfFreedom = (n - (hasIntercept ? 1 : 0)) * (levels.count - 1)
    self.warnings = warnings
    self.likelihood = likelihood
    (movedCoefficients, movedCovariance) = (fit.coefficients, fit.covariance)
  }

  /// The weight of each class.
  private static func counts(
    _ codes: [Int32], _ levels: [String], _ weights: [Double]?, _ label: String
  ) throws(RegressionError) -> [Double] {
    var counts = [Double](repeating: 0, count: levels.count)
    for (i, code) in codes.enumerated() {
      let a = weights?[i] ?? 1
      guard a >= 0, a.isFinite else {
        throw RegressionError(
          row: i, "the weight \(a) is not 0 or more",
          remedy: "a weight says how many times a row counts")
      }
      counts[Int(code)] += a
    }
    guard counts.contains(where: { $0 > 0 }) else {
      throw RegressionError(
        at: label, codes.isEmpty ? "there are no rows" : "all weights are zero",
        remedy: "a row needs a weight above zero to count")
    }
    if let empty = counts.firstIndex(of: 0) {
      throw RegressionError(
        at: label, "no row is of class \(levels[empty])", remedy: "leave the class out")
    }
    guard levels.count > 1 else {
      throw RegressionError(
        at: label, "all rows are of class \(levels[0])", remedy: "bring rows of other classes")
    }
    return counts
  }
}
