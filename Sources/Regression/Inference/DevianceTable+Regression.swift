extension DevianceTable {
  /// What each term of a regression's formula adds to those before it (type I).
  ///
  /// - Throws: ``RegressionError`` where a smaller model cannot be fitted.
  public init(termsOf regression: Regression) throws(RegressionError) {
    let labels = regression.frame.recipe.termLabels
    switch regression.model {
    case .generalized(let model):
      let names = labels.enumerated().map { ($0.offset + 1, $0.element) }
      try self.init(termsOf: model, named: Dictionary(names) { a, _ in a })
    case .multinomial(let model):
      try self.init(
        termsOf: model, of: regression.frame.recipe.responseName ?? "response", labels: labels)
    }
  }

  /// Likelihood-ratio tests; a model that has no intercept begins with its first term.
  private init(
    termsOf model: MultinomialModel, of name: String, labels: [String]
  ) throws(RegressionError) {
    let columns = model.design.columns
    var lines: [Line] = []
    for term in 0...labels.count {
      let taken = columns.indices.filter { columns[$0].term <= term }
      guard taken.contains(where: { columns[$0].term == term && model.estimated.contains($0) })
      else { continue }
      let smaller =
        taken.count == columns.count
        ? model
        : try MultinomialModel(
          model.design.selecting(columns: taken), codes: model.codes, levels: model.levels,
          name: name, weights: model.weights)
      let last = lines.last
      let saved = last.map { $0.deviance - smaller.deviance }
      let test = last.map {
        ModelTest(
          drop: $0.deviance - smaller.deviance,
          degrees: $0.residualDegreesOfFreedom - smaller.residualDegreesOfFreedom, dispersion: 1,
          isKnown: true, residualDegrees: smaller.residualDegreesOfFreedom)
      }
      lines.append(
        Line(
          name: term == 0 ? "NULL" : labels[term - 1],
          residualDegreesOfFreedom: smaller.residualDegreesOfFreedom, deviance: smaller.deviance,
          test: test, saved: saved))
    }
    self.lines = lines
  }
}
