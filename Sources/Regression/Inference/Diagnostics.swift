/// What each row says of the fit, one number a row.
///
/// Rows without weight have residuals too, but neither leverage nor influence.
public struct Diagnostics: Sendable {
  /// μ
  public internal(set) var fitted: [Double] = []
  /// η
  public internal(set) var predictors: [Double] = []
  /// y − μ
  public internal(set) var responseResiduals: [Double] = []
  /// (y − μ) √(a/V)
  public internal(set) var pearsonResiduals: [Double] = []
  /// ±√(a d(y, μ)), whose squares add up to the deviance.
  public internal(set) var devianceResiduals: [Double] = []
  /// h: how much of its own fit a row decides.
  public internal(set) var leverages: [Double] = []
  /// Deviance residuals over their standard error, √(φ(1 − h)).
  public internal(set) var standardizedResiduals: [Double] = []
  /// What a residual would be, in standard errors, had the row not taken part.
  ///
  /// For a normal response it is exact; otherwise ±√(d² + h r²/(1 − h)) of deviance and Pearson
  /// residuals (Williams 1987).
  public internal(set) var studentizedResiduals: [Double] = []
  /// How far the coefficients would move without the row: r² h/(φ p (1 − h)²) (Cook 1977).
  public internal(set) var cooksDistances: [Double] = []
}

extension GeneralizedLinearModel {
  /// Residuals, leverage and influence of every row.
  public func diagnostics() -> Diagnostics {
    var result = Diagnostics()
    let p = Double(estimated.count)
    fitted.forEachRow { row, b, i, h in
      let (y, mean, a) = (response.values[row], b.means[i], b.priors[i])
      let residual = family.residual(y, mean)
      let r = residual == 0 ? 0 : residual * (a / family.variance(mean)).squareRoot()
      let size = (a * max(0, family.unitDeviance(y, mean))).squareRoot()
      let d = residual < 0 ? -size : size
      result.fitted.append(mean.value)
      result.predictors.append(b.predictors[i])
      result.responseResiduals.append(residual)
      result.pearsonResiduals.append(r)
      result.devianceResiduals.append(d)
      result.leverages.append(h)
      result.standardizedResiduals.append(d / (dispersion * (1 - h)).squareRoot())
      result.cooksDistances.append(r * r * h / (dispersion * p * (1 - h) * (1 - h)))
      result.studentizedResiduals.append(studentized(d, r, h))
    }
    return result
  }

  private func studentized(_ d: Double, _ r: Double, _ h: Double) -> Double {
    let size = (d * d + h * r * r / (1 - h)).squareRoot()
    let sign = d < 0 ? -1.0 : 1.0
    guard !family.hasKnownDispersion else { return sign * size }
    // The residual variance without the row, from the deviance residuals.
    let degrees = Double(residualDegreesOfFreedom - 1)
    let variance = (deviance - d * d / (1 - h)) / degrees
    return sign * size / variance.squareRoot()
  }
}
