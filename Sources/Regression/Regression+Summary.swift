internal import Equations

/// Figures that every family has, whichever model stands behind them.
extension Regression {
  /// As it is spelled: `poisson`.
  public var family: String {
    switch model {
    case .generalized(let model): model.family.spelling
    case .multinomial: FamilyChoice.multinomialName
    }
  }
  public var link: String {
    switch model {
    case .generalized(let model): type(of: model.link).name
    case .multinomial: LogitLink.name
    }
  }
  public var deviance: Double {
    switch model {
    case .generalized(let model): model.deviance
    case .multinomial(let model): model.deviance
    }
  }
  public var nullDeviance: Double {
    switch model {
    case .generalized(let model): model.nullDeviance
    case .multinomial(let model): model.nullDeviance
    }
  }
  /// Nil for quasi-families.
  public var logLikelihood: Double? {
    switch model {
    case .generalized(let model): model.logLikelihood
    case .multinomial(let model): model.logLikelihood
    }
  }
  public var aic: Double? {
    switch model {
    case .generalized(let model): model.aic
    case .multinomial(let model): model.aic
    }
  }
  public var bic: Double? {
    switch model {
    case .generalized(let model): model.bic
    case .multinomial(let model): model.bic
    }
  }
  public var dispersion: Double {
    switch model {
    case .generalized(let model): model.dispersion
    case .multinomial: 1
    }
  }
  /// √φ where φ is estimated: the residual standard error of a gaussian response.
  public var residualStandardError: Double? {
    guard case .generalized(let model) = model, !model.family.hasKnownDispersion else { return nil }
    return model.residualStandardError
  }
  /// 1 − D/D₀: R² for a gaussian response with the identity link, otherwise McFadden's pseudo-R² or
  /// its like. Nil where D₀ is 0 or infinite.
  public var rSquared: Double? {
    switch model {
    case .generalized(let model): model.explainedDeviance
    case .multinomial(let model): model.explainedDeviance
    }
  }
  /// Nil but for a gaussian response with the identity link.
  public var adjustedRSquared: Double? {
    guard case .generalized(let model) = model, isLinear else { return nil }
    return model.adjustedExplainedDeviance
  }
  /// Whether it is a linear regression.
  public var isLinear: Bool {
    guard case .generalized(let model) = model else { return false }
    return model.family is GaussianFamily && model.link is IdentityLink
  }
  /// All coefficients but the intercept against zero.
  public var overallTest: ModelTest? {
    switch model {
    case .generalized(let model): model.overallTest
    case .multinomial(let model): model.overallTest
    }
  }
  public var iterations: Int {
    switch model {
    case .generalized(let model): model.iterations
    case .multinomial(let model): model.iterations
    }
  }
  /// Rows that count.
  public var rowCount: Int {
    switch model {
    case .generalized(let model): model.rowCount
    case .multinomial(let model): model.rowCount
    }
  }
  public var residualDegreesOfFreedom: Int {
    switch model {
    case .generalized(let model): model.residualDegreesOfFreedom
    case .multinomial(let model): model.residualDegreesOfFreedom
    }
  }
}
