internal import Regression
internal import Tables

/// What a regression explains, as a network sees it.
struct FormulaTarget: Sendable, Codable {
  /// As the formula spells it.
  let name: String
  let task: LearningTask
  /// The reference first; empty for numbers.
  let classes: [String]
  /// The unit of numbers that a network predicts; nil where they are as they are.
  let scale: Moments?

  init(_ regression: Regression) throws(RegressionError) {
    guard let response = regression.frame.response else {
      throw RegressionError(
        at: "\(regression.frame.formula)", "there is no response", remedy: "write y ~ x")
    }
    name = regression.frame.recipe.responseName ?? ""
    var scale: Moments?
    switch response {
    case .classes(_, let levels):
      (task, classes) = (
        levels.count == 2 && !regression.isMultinomial ? .twoClasses : .manyClasses, levels
      )
    case .numbers(let numbers):
      let isYesOrNo =
        regression.family == BinomialFamily.name && numbers.allSatisfy { $0 == 0 || $0 == 1 }
      (task, classes) = isYesOrNo ? (.twoClasses, ["0", "1"]) : (.regression, [])
      // Other links would have to be scaled with it.
      if regression.isLinear, let moments = Moments(of: numbers), moments.deviation > 0 {
        scale = moments
      }
    case .counts: (task, classes) = (.regression, [])
    }
    self.scale = scale
  }
}

extension FormulaTarget {
  private enum CodingKeys: CodingKey { case name, task, classes, scale }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    task = try container.decode(LearningTask.self, forKey: .task)
    classes = try container.decode([String].self, forKey: .classes)
    scale = try container.decodeIfPresent(Moments.self, forKey: .scale)
    let isPossible =
      switch task {
      case .regression: classes.isEmpty
      case .twoClasses: classes.count == 2
      case .manyClasses: classes.count >= 2
      }
    guard isPossible, scale.map({ $0.deviation > 0 && $0.mean.isFinite }) ?? true else {
      throw DecodingError.dataCorruptedError(
        forKey: .task, in: container, debugDescription: "the target contradicts itself")
    }
  }
}

extension Regression {
  var isMultinomial: Bool { if case .multinomial = model { true } else { false } }
}
