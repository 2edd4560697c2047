internal import Gradus

/// A regression with all that is told of it.
struct RegressionReport {
  let regression: Regression
  /// As it was written.
  let formula: String
  let table: Table
  /// Of the deviance residuals; nil for a multinomial model, which has none.
  let residuals: Quantiles?
  /// Nil unless it was asked for.
  let anova: DevianceTable?
  let diagnostics: DiagnosticsReport?

  init(
    _ regression: Regression, written formula: String, of table: Table, withAnova: Bool,
    withDiagnostics: Bool
  ) throws {
    (self.regression, self.formula, self.table) = (regression, formula, table)
    residuals = regression.generalized.flatMap { Quantiles($0.devianceResiduals()) }
    anova = withAnova ? try DevianceTable(termsOf: regression) : nil
    diagnostics = withDiagnostics ? try DiagnosticsReport(regression) : nil
  }

  var warnings: [String] { regression.warnings }

  /// What a reader should know besides.
  var notes: [String] {
    var notes: [String] = []
    let omitted = regression.frame.omitted
    if omitted.count > 0 { notes.append(omitted.description) }
    if let name = regression.frame.recipe.responseName, regression.isLinear,
      case .numbers(let y)? = regression.frame.response, y.allSatisfy({ $0 == 0 || $0 == 1 })
    {
      notes.append(
        "\(name): only 0 and 1 occur, but they are explained as numbers (take --family binomial to "
          + "explain their chance)")
    }
    if case .multinomial = regression.model, [.hc2, .hc3].contains(regression.covariance) {
      notes.append(
        "\(regression.covariance.rawValue) is HC1 here: a row of a multinomial model has no one "
          + "leverage")
    }
    if case .ridge? = regression.generalized?.penalty {
      notes.append("with a ridge, estimates are biased towards zero: intervals and tests are rough")
    }
    return notes
  }

  /// θ of a negative binomial family.
  var theta: Double? { (regression.generalized?.family as? NegativeBinomialFamily)?.theta }

  /// `poisson`, without its settings.
  var familyName: String { String(regression.family.prefix { $0 != ":" }) }

  /// Degrees of freedom without terms.
  var nullDegreesOfFreedom: Int {
    switch regression.model {
    case .generalized(let model): model.nullDegreesOfFreedom
    case .multinomial(let model): model.nullDegreesOfFreedom
    }
  }

  /// The classes of a response that is a category.
  var classes: [String]? {
    guard case .classes(_, let levels)? = regression.frame.response else { return nil }
    return levels
  }
}

extension Regression {
  /// The model of one mean for each row; nil if it is multinomial.
  var generalized: GeneralizedLinearModel? {
    guard case .generalized(let model) = model else { return nil }
    return model
  }
}
