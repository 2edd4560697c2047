internal import Equations

/// A frame's response, and the family that goes with it.
struct ResponseReading {
  enum Choice {
    case family(any Family)
    case multinomial
  }

  let name: String
  let response: Response

  init(_ frame: ModelFrame) throws(RegressionError) {
    guard let response = frame.response else {
      throw RegressionError(
        at: "\(frame.formula)", "the formula has no response",
        remedy: "write what is explained on the left: y ~ x")
    }
    self.response = response
    name = frame.recipe.responseName ?? "the response"
  }

  func family(_ choice: FamilyChoice) throws(RegressionError) -> Choice {
    switch choice {
    case .multinomial: return .multinomial
    case .family(let family):
      if case .classes(_, let levels) = response, family.boundaries.count < 2 || levels.count > 2 {
        throw RegressionError(
          at: name,
          "is a category of \(levels.count) levels, which is no \(type(of: family).name) response",
          remedy: "take --family \(levels.count > 2 ? FamilyChoice.multinomialName : "binomial")")
      }
      return .family(family)
    case .automatic:
      switch response {
      case .numbers: return .family(GaussianFamily())
      case .counts: return .family(BinomialFamily())
      case .classes(_, let levels):
        return levels.count > 2 ? .multinomial : .family(BinomialFamily())
      }
    }
  }

  /// The response in numbers: of two classes the second one is 1.
  func values(for family: any Family) throws(RegressionError) -> ResponseValues {
    if case .counts(let successes, let failures) = response {
      return try ResponseValues(successes: successes, failures: failures, name: name)
    }
    guard let numbers = response.numbers else { throw noNumbers }
    return ResponseValues(numbers, name: name)
  }

  private var noNumbers: RegressionError {
    RegressionError(
      at: name, "has one level only", remedy: "a response needs at least two different values")
  }

  var noClasses: RegressionError {
    RegressionError(
      at: name, "is a number, and a multinomial response is a category",
      remedy: "write factor(\(name)) ~ …")
  }
}
