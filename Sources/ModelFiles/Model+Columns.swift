public import Tables

extension Model {
  /// The preparation of a model whose inputs are encoded column by column, as `Fit` makes them.
  ///
  /// - Throws: for a model whose formula makes the inputs: `task`, such as "a report", looks at
  ///   columns by themselves.
  public func columnPreparation(for task: String) throws(TableError) -> Preparation {
    if let preparation = preparation as? Preparation { return preparation }
    throw TableError(
      "a formula makes this model's inputs, and \(task) looks at columns by themselves",
      remedy: "use evaluate, predict, inspect or plan")
  }
}
