public import Tables

extension Regression {
  /// What the model expects of the rows of another table; rows with a missing cell are left out, see
  /// ``Design/tableRows`` of the frame.
  ///
  /// - Throws: ``FormulaError`` where the table does not go with the model, ``RegressionError`` where
  ///   there is no such interval, or the model is multinomial: it gives ``probabilities(for:)``.
  public func predictions(
    for table: Table, interval: PredictionInterval? = nil
  ) throws -> [RegressionPrediction] {
    let rows = try frame.recipe.frame(for: table)
    guard case .generalized(let model) = model else {
      throw RegressionError(
        "a multinomial regression predicts a probability for each class, not one mean",
        remedy: "ask for probabilities")
    }
    return try model.predictions(
      for: rows.design, offset: rows.offset, interval: interval, covariance: covariance)
  }

  /// The probability of each class of a category, in the order of its levels.
  ///
  /// - Throws: ``FormulaError`` where the table does not go with the model, ``RegressionError`` where
  ///   the response is no category.
  public func probabilities(for table: Table) throws -> [[Double]] {
    let rows = try frame.recipe.frame(for: table)
    switch model {
    case .multinomial(let model): return model.probabilities(for: rows.design)
    case .generalized(let model):
      guard case .classes = frame.response else {
        throw RegressionError("the response is no category", remedy: "ask for predictions")
      }
      return try model.predictions(for: rows.design, offset: rows.offset).map {
        [1 - $0.mean, $0.mean]
      }
    }
  }
}
