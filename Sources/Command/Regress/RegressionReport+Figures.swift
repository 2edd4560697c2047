internal import Gradus
internal import Terminal

extension RegressionReport {
  /// What is known of the model as a whole, a sentence each.
  func figures(_ signs: Signs) -> [String] {
    var lines: [String] = []
    let df = "on \(counted(regression.residualDegreesOfFreedom, "degree")) of freedom"
    if regression.isLinear, let sigma = regression.residualStandardError {
      lines.append("residual standard error \(number(sigma)) \(df)")
    } else {
      let without =
        regression.nullDeviance.isFinite
        ? "; without terms \(number(regression.nullDeviance)) on "
          + NumberText.grouped(nullDegreesOfFreedom)
        : "; without terms no mean is left to compare with"
      lines.append("deviance \(number(regression.deviance)) \(df)\(without)")
      if let dispersion { lines.append(dispersion) }
    }
    if let explained = explained(signs) { lines.append(explained) }
    if let test = regression.overallTest { lines.append(sentence(test, signs)) }
    let criteria = [
      regression.logLikelihood.map { "log-likelihood \(number($0))" },
      regression.aic.map { "AIC \(number($0))" }, regression.bic.map { "BIC \(number($0))" },
    ].compactMap(\.self)
    if !criteria.isEmpty { lines.append(criteria.joined(separator: ", ")) }
    if !regression.isLinear { lines.append("found in \(counted(regression.iterations, "step"))") }
    return lines
  }

  private var dispersion: String? {
    if let theta { return "theta \(number(theta)): the variance is the mean + its square / theta" }
    guard let model = regression.generalized, !model.family.hasKnownDispersion else { return nil }
    return "dispersion \(number(model.dispersion)), from Pearson's residuals"
  }

  private func explained(_ signs: Signs) -> String? {
    guard let part = regression.rSquared else { return nil }
    guard let adjusted = regression.adjustedRSquared else {
      return "pseudo-R\(signs.squared) \(share(part)): the part of the deviance explained"
    }
    return "R\(signs.squared) \(share(part)), adjusted \(share(adjusted))"
  }

  private func sentence(_ test: ModelTest, _ signs: Signs) -> String {
    let name = test.kind == .f ? "F" : signs.chi + signs.squared
    let other = test.residualDegreesOfFreedom.map { " and \(NumberText.grouped($0))" } ?? ""
    let isOne = test.degreesOfFreedom == 1 && other.isEmpty
    return "\(name) \(number(test.statistic)) on \(test.degreesOfFreedom)\(other) "
      + "degree\(isOne ? "" : "s") of freedom, \(PValue.phrase(test.pValue))"
  }

  private func number(_ value: Double) -> String { NumberText.significant(value, digits: 5) }
  private func share(_ value: Double) -> String { NumberText.fixed(value, decimals: 4) }
}
