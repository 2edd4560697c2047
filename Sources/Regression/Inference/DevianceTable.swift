internal import Numerics

/// An analysis of deviance: what each of a sequence of nested models adds to the one before.
public struct DevianceTable: Sendable {
  public struct Line: Sendable {
    /// What was added: a term, or the model.
    public let name: String
    public let residualDegreesOfFreedom: Int
    public let deviance: Double
    /// Nil for the first line.
    public let test: ModelTest?
    /// How much deviance was saved; nil for the first line.
    public let saved: Double?
  }
  public let lines: [Line]
}

extension DevianceTable {
  /// Compares models of the same response, each nested in the next.
  ///
  /// F tests use the dispersion of the largest model, as R does. Where θ was estimated, twice the
  /// gain in log-likelihood is the statistic, as the deviances belong to different families.
  ///
  /// - Throws: ``RegressionError`` where the models are not of one response, or not nested.
  public init(
    comparing models: [GeneralizedLinearModel], names: [String]? = nil
  ) throws(RegressionError) {
    guard let largest = models.last else {
      throw RegressionError("there is no model to compare")
    }
    var lines: [Line] = []
    for (i, model) in models.enumerated() {
      let name = names?[i] ?? "model \(i + 1)"
      guard i > 0 else {
        lines.append(Line(name, model, test: nil, saved: nil))
        continue
      }
      let smaller = models[i - 1]
      guard model.response == smaller.response, model.weights == smaller.weights,
        type(of: model.family) == type(of: smaller.family)
      else {
        throw RegressionError(
          at: name, "is of another response, or another family, than the model before it",
          remedy: "fit both on the same rows")
      }
      let degrees = smaller.residualDegreesOfFreedom - model.residualDegreesOfFreedom
      guard degrees > 0 else {
        throw RegressionError(
          at: name, "has no coefficients that the model before it lacks",
          remedy: "give the smaller model first")
      }
      let isTheta = model.extraParameters > 0 && model.family.hasKnownDispersion
      let saved: Double
      if isTheta, let a = model.logLikelihood, let b = smaller.logLikelihood {
        saved = 2 * (a - b)
      } else {
        saved = smaller.deviance - model.deviance
      }
      let test = ModelTest(
        drop: saved, degrees: degrees, dispersion: largest.dispersion,
        isKnown: largest.family.hasKnownDispersion,
        residualDegrees: largest.residualDegreesOfFreedom)
      lines.append(Line(name, model, test: test, saved: saved))
    }
    self.lines = lines
  }

  /// What each term of a model adds to those before it, from the null model on (type I).
  ///
  /// - Parameters:
  ///   - model: The largest model.
  ///   - terms: The names of the design's terms, by ``DesignColumn/term``.
  /// - Throws: ``RegressionError`` where a smaller model cannot be fitted.
  public init(
    termsOf model: GeneralizedLinearModel, named terms: [Int: String] = [:]
  ) throws(RegressionError) {
    let columns = model.design.columns
    var order: [Int] = []
    for column in columns where !order.contains(column.term) { order.append(column.term) }
    var models: [GeneralizedLinearModel] = []
    var names: [String] = []
    var taken: [Int] = []
    for term in order {
      let own = columns.indices.filter { columns[$0].term == term }
      taken += own
      let isIntercept = columns[own[0]].name == "(Intercept)"
      guard isIntercept || own.contains(where: { model.coefficients[$0] != nil }) else { continue }
      if models.isEmpty, !isIntercept {
        names.append("NULL")
        models.append(try model.refitted(columns: []))
      }
      names.append(isIntercept ? "NULL" : terms[term] ?? columns[own[0]].name)
      models.append(
        taken.count == columns.count ? model : try model.refitted(columns: taken.sorted()))
    }
    try self.init(comparing: models, names: names)
  }
}

extension DevianceTable.Line {
  init(
    _ name: String, _ model: GeneralizedLinearModel, test: ModelTest?, saved: Double?
  ) {
    (self.name, self.test, self.saved) = (name, test, saved)
    residualDegreesOfFreedom = model.residualDegreesOfFreedom
    deviance = model.deviance
  }
}

extension GeneralizedLinearModel {
  /// The same model with some of its columns only.
  func refitted(columns: [Int]) throws(RegressionError) -> GeneralizedLinearModel {
    var options = FittingOptions()
    options.penalty = penalty
    options.threads = fitted.likelihood.threads
    return try GeneralizedLinearModel(
      design.selecting(columns: columns), response, family: family, link: link, weights: weights,
      offset: offset, options: options)
  }
}
