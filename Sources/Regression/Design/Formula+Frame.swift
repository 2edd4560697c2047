public import Tables

extension Formula {
  /// The rows of a table as this formula's model sees them.
  ///
  /// Rows in which a column that the model uses is missing are left out and counted. A category's
  /// levels are in the table's order, the first being the reference; levels that no row has are left
  /// out. `.` stands for every column that is neither in the response nor in weights or offset.
  ///
  /// - Parameters:
  ///   - table: where the formula's names are columns.
  ///   - weights: prior weights: a column, or an expression such as `1/sd^2`.
  ///   - offset: what is added to the linear predictor as it is, besides the formula's `offset(…)`.
  ///   - references: the reference levels of categories, by column.
  /// - Returns: response, columns of X, offset and weights of the rows that are complete.
  /// - Throws: if the formula does not go with the table, with the place in the formula and, where
  ///   one is to blame, the row.
  public func frame(
    in table: Table, weights: String? = nil, offset: String? = nil,
    references: [String: String] = [:]
  ) throws(FormulaError) -> ModelFrame {
    try FrameFitting(self, table, references: references).frame(
      weights: weights.map { text throws(FormulaError) in try PlacedExpression(text) },
      offset: offset.map { text throws(FormulaError) in try PlacedExpression(text) })
  }
}
