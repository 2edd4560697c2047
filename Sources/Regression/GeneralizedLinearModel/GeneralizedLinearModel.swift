internal import Numerics

/// A generalized linear model, fitted: `g(μ) = Xβ + offset`, y about μ with variance φ V(μ)/a.
///
/// The method is iteratively reweighted least squares (Nelder, Wedderburn 1972; McCullagh, Nelder
/// 1989) until a step is lost in rounding. From 65,536 rows on it begins at the estimate of a sixteenth
/// of them, which changes how many steps it takes and not where they end.
public struct GeneralizedLinearModel: Sendable {
  public let design: Design
  public let response: ResponseValues
  public let family: any Family
  public let link: any Link
  /// Prior weights a, one for each row; nil where all are 1.
  public let weights: [Double]?
  /// What is added to every linear predictor; nil where that is nothing.
  public let offset: [Double]?
  public let penalty: Penalty

  /// In the order of the design's columns; nil for a column that depends on those before it.
  public let coefficients: [Double?]
  /// The positions of the columns that have a coefficient.
  public let estimated: [Int]
  /// The columns without a coefficient, and what they are made of.
  public let aliases: [Alias]
  /// How it was solved at once, for a normal response with the identity link.
  public let leastSquares: LeastSquares?
  public let deviance: Double
  /// The deviance with nothing but an intercept (and the offset) or, in a model without one, with
  /// nothing but the offset: infinite where the family admits no such mean.
  public let nullDeviance: Double
  /// φ: 1 where the family says so, otherwise Pearson's statistic over its degrees of freedom.
  public let dispersion: Double
  /// Nil for quasi-families, which have none.
  public let logLikelihood: Double?
  public let residualDegreesOfFreedom: Int
  public let nullDegreesOfFreedom: Int
  /// Steps until nothing moved any more.
  public let iterations: Int
  public let hasConverged: Bool
  /// The direction in which the likelihood has no maximum, if there is one.
  public let separation: Separation?
  /// What a reader of the coefficients must know, a sentence each.
  public let warnings: [String]
  /// How many parameters beside the coefficients were estimated: φ, θ.
  let extraParameters: Int
  let fitted: FittedLikelihood

  /// Fits the model; its link is the family's usual one if none is given.
  ///
  /// Prior weights say how many times a row counts, or how sure it is.
  ///
  /// - Throws: ``RegressionError`` where the response does not fit the family, the rows are too few
  ///   or have no weight, or the fit does not converge.
  public init(
    _ design: Design, _ response: ResponseValues, family: any Family, link: (any Link)? = nil,
    weights: [Double]? = nil, offset: [Double]? = nil, options: FittingOptions = FittingOptions()
  ) throws(RegressionError) {
    try self.init(
      GeneralizedFit(
        design, response, family: family, link: link ?? family.usualLink, weights: weights,
        offset: offset, options: options))
  }

  init(_ fit: consuming GeneralizedFit) throws(RegressionError) {
    try fit.check()
    try fit.run()
    let likelihood = fit.likelihood
    design = fit.design
    response = fit.response
    (family, link) = (likelihood.family, likelihood.link)
    (weights, offset, penalty) = (fit.weights, fit.offset, fit.options.penalty)
    estimated = fit.estimated
    (aliases, leastSquares) = (fit.aliases, fit.leastSquares)
    let β = likelihood.centering.restored(fit.coefficients)
    var placed = [Double?](repeating: nil, count: fit.design.columns.count)
    for (position, b) in zip(fit.estimated, β) { placed[position] = b }
    coefficients = fit.leastSquares?.coefficients ?? placed
    fitted = FittedLikelihood(
      likelihood: likelihood, coefficients: fit.coefficients, covariance: fit.covariance,
      leastSquares: fit.leastSquares, design: fit.design)
    deviance = fit.deviance
    nullDeviance = try fit.nullDeviance()
    let n = fit.effectiveRows
    residualDegreesOfFreedom = n - fit.estimated.count
    nullDegreesOfFreedom = n - (fit.hasIntercept ? 1 : 0)
    dispersion =
      likelihood.family.hasKnownDispersion
      ? 1 : fitted.pearsonStatistic / Double(max(residualDegreesOfFreedom, 1))
    logLikelihood =
      likelihood.family.hasLikelihood
      ? likelihood.logLikelihood(at: fit.coefficients, deviance: fit.deviance) : nil
    (iterations, hasConverged) = (fit.iterations, fit.hasConverged)
    separation = fit.separation
    extraParameters = fit.extraParameters
    var warnings = fit.warnings
    if fit.separation == nil, nullDeviance > 0, nullDeviance.isFinite,
      fit.deviance <= 1e-20 * nullDeviance
    {
      warnings.append(
        "the fit is perfect: nothing is left from which standard errors could be estimated")
    }
    self.warnings = warnings
  }
}
