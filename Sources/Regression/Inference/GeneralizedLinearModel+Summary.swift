internal import Numerics

extension GeneralizedLinearModel {
  /// How many numbers the likelihood was maximized over: coefficients, φ, θ.
  public var parameterCount: Int { estimated.count + extraParameters }

  /// Whether the negative binomial family's θ was estimated.
  public var estimatesTheta: Bool { family is NegativeBinomialFamily && extraParameters > 0 }

  /// Σ a (y − μ)²/V, computed anew.
  public var pearsonStatistic: Double { fitted.pearsonStatistic }

  /// Rows that count.
  public var rowCount: Int { residualDegreesOfFreedom + estimated.count }

  /// Akaike's criterion, 2k − 2ℓ; nil without a likelihood.
  public var aic: Double? { logLikelihood.map { 2 * Double(parameterCount) - 2 * $0 } }

  /// Schwarz's criterion, k log n − 2ℓ; nil without a likelihood.
  public var bic: Double? {
    logLikelihood.map { Double(parameterCount) * .log(Double(rowCount)) - 2 * $0 }
  }

  /// 1 − D/D₀, the part of the null deviance that the model explains: R² for a gaussian response,
  /// McFadden's pseudo-R² (1974) for yes and no.
  ///
  /// Nil where D₀ is 0, or infinite: a count has no mean of √μ = 0, which is all that a model without
  /// intercept is left with.
  public var explainedDeviance: Double? { isNullComparable ? 1 - deviance / nullDeviance : nil }

  /// R² with its degrees of freedom taken into account.
  public var adjustedExplainedDeviance: Double? {
    guard isNullComparable else { return nil }
    return 1 - deviance / Double(residualDegreesOfFreedom)
      / (nullDeviance / Double(nullDegreesOfFreedom))
  }

  private var isNullComparable: Bool { nullDeviance > 0 && nullDeviance.isFinite }

  /// √φ: the residual standard error of a gaussian response.
  public var residualStandardError: Double { dispersion.squareRoot() }

  /// The test of all coefficients but the intercept against zero: F where a dispersion was estimated,
  /// otherwise χ². Nil without such coefficients, or where the null deviance is infinite.
  public var overallTest: ModelTest? {
    let degrees = nullDegreesOfFreedom - residualDegreesOfFreedom
    guard degrees > 0, nullDeviance.isFinite else { return nil }
    return ModelTest(
      drop: nullDeviance - deviance, degrees: degrees, dispersion: dispersion,
      isKnown: family.hasKnownDispersion, residualDegrees: residualDegreesOfFreedom)
  }
}
