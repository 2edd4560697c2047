/// What is to be predicted, as fitted on training rows.
public struct Target: Sendable, Codable, Equatable {
  /// The column, or the columns of a regression with several outputs.
  public let names: [String]
  public let task: LearningTask
  /// The classes in the order of the network's outputs; of two classes the second is the positive
  /// one, whose probability the network gives. Empty for a regression.
  public let classes: [String]
  /// Whether the classes are numbers in the table.
  public let classesAreNumbers: Bool
  /// Mean and standard deviation of each column of a regression; empty for classes.
  public let scales: [Moments]

  init(
    names: [String], task: LearningTask, classes: [String] = [], classesAreNumbers: Bool = false,
    scales: [Moments] = []
  ) {
    (self.names, self.task, self.classes) = (names, task, classes)
    (self.classesAreNumbers, self.scales) = (classesAreNumbers, scales)
  }

  /// How many outputs a network needs: one for each column, one for two classes, otherwise one for
  /// each class.
  public var outputs: Int {
    switch task {
    case .regression: names.count
    case .twoClasses: 1
    case .manyClasses: classes.count
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    names = try container.decode([String].self, forKey: .names)
    task = try container.decode(LearningTask.self, forKey: .task)
    classes = try container.decode([String].self, forKey: .classes)
    classesAreNumbers = try container.decode(Bool.self, forKey: .classesAreNumbers)
    scales = try container.decode([Moments].self, forKey: .scales)
    let isPossible =
      switch task {
      case .regression:
        !names.isEmpty && scales.count == names.count
          && scales.allSatisfy { $0.deviation > 0 }
      case .twoClasses: names.count == 1 && classes.count == 2
      case .manyClasses: names.count == 1 && classes.count >= 2
      }
    guard isPossible, Set(classes).count == classes.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .task, in: container, debugDescription: "the target contradicts itself")
    }
  }
}
