/// What was observed: one number a row and, for proportions, how many trials it is of.
public struct ResponseValues: Sendable, Equatable {
  public let values: [Double]
  /// The number of trials behind each proportion, for a binomial response given as counts.
  public let trials: [Double]?
  /// What it is called in messages: `Days`.
  public let name: String

  public init(_ values: [Double], name: String = "response") {
    self.init(values: values, trials: nil, name: name)
  }

  init(values: [Double], trials: [Double]?, name: String) {
    (self.values, self.trials, self.name) = (values, trials, name)
  }

  /// Whether every value is 0 or 1.
  var isYesOrNo: Bool {
    values.withUnsafeBufferPointer { values in
      // Without a way out of the loop, which is then a loop over vectors.
      values.reduce(0) { $0 | ($1 == 0 ? 0 : 1) & ($1 == 1 ? 0 : 1) } == 0
    }
  }

  /// Grouped yes-or-no answers: so many successes and so many failures in each row.
  ///
  /// - Throws: ``RegressionError`` where a count is negative.
  public init(successes: [Double], failures: [Double], name: String = "response")
    throws(RegressionError)
  {
    precondition(
      successes.count == failures.count,
      "\(successes.count) successes do not fit \(failures.count) failures")
    for i in successes.indices where !(successes[i] >= 0 && failures[i] >= 0) {
      throw RegressionError(
        row: i, column: name,
        "\(min(successes[i], failures[i])) is negative, and successes and failures are counts",
        remedy: "cbind takes successes, then failures")
    }
    let trials = zip(successes, failures).map { $0 + $1 }
    values = zip(successes, trials).map { $1 > 0 ? $0 / $1 : 0 }
    self.trials = trials
    self.name = name
  }
}
