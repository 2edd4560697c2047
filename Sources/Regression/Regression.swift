internal import Equations
public import Tables

/// One fitted regression of any family, from a formula and a table.
public struct Regression: Sendable {
  public enum Model: Sendable {
    case generalized(GeneralizedLinearModel)
    case multinomial(MultinomialModel)
  }

  public let model: Model
  /// The rows, columns and response that were fitted.
  public let frame: ModelFrame
  /// How the covariance of the coefficients was estimated.
  public let covariance: CovarianceEstimate
  /// Of the confidence intervals.
  public let level: Double
  public let coefficients: [RegressionCoefficient]
  /// What a reader of the coefficients must know, a sentence each.
  public let warnings: [String]

  /// Fits a formula's model to the rows of a table.
  ///
  /// Weights and offset are columns or expressions, references the reference levels of categories by
  /// column; the link is the family's usual one if none is given.
  ///
  /// - Throws: ``FormulaError`` where the formula does not go with the table, ``RegressionError``
  ///   where the response does not fit the family, or the fit fails.
  public init(
    _ formula: Formula, in table: Table, family: FamilyChoice = .automatic,
    link: (any Link)? = nil, weights: String? = nil, offset: String? = nil,
    references: [String: String] = [:], covariance: CovarianceEstimate = .model,
    level: Double = 0.95, options: FittingOptions = FittingOptions()
  ) throws {
    let frame = try formula.frame(
      in: table, weights: weights, offset: offset, references: references)
    do throws(RegressionError) {
      try self.init(
        frame, family: family, link: link, covariance: covariance, level: level, options: options)
    } catch {
      throw error.placed(in: table, rows: frame.design.tableRows)
    }
  }

  /// Fits the model of a frame.
  ///
  /// - Throws: ``RegressionError``
  public init(
    _ frame: ModelFrame, family: FamilyChoice = .automatic, link: (any Link)? = nil,
    covariance: CovarianceEstimate = .model, level: Double = 0.95,
    options: FittingOptions = FittingOptions()
  ) throws(RegressionError) {
    precondition(level > 0 && level < 1, "a level of \(level) is not between 0 and 1")
    let target = try ResponseReading(frame)
    switch try target.family(family) {
    case .multinomial:
      guard case .classes(let codes, let levels) = target.response else { throw target.noClasses }
      if frame.offset != nil {
        throw RegressionError(
          at: target.name, "a multinomial regression takes no offset",
          remedy: "leave the offset out")
      }
      if let link, type(of: link).name != LogitLink.name {
        throw RegressionError(
          at: target.name, "a multinomial regression has the logit link only",
          remedy: "leave the link out")
      }
      let fitted = try MultinomialModel(
        frame.design, codes: codes, levels: levels, name: target.name, weights: frame.weights,
        options: options)
      model = .multinomial(fitted)
      coefficients = fitted.coefficientTable(covariance, level: level)
      warnings = fitted.warnings
    case .family(let family):
      let fitted = try GeneralizedLinearModel(
        frame.design, target.values(for: family), family: family, link: link,
        weights: frame.weights, offset: frame.offset, options: options)
      model = .generalized(fitted)
      coefficients = fitted.coefficientTable(covariance, level: level)
      warnings = fitted.warnings
    }
    (self.frame, self.covariance, self.level) = (frame, covariance, level)
  }
}
