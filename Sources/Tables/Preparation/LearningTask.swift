/// What is learned about the target.
public enum LearningTask: String, Sendable, Codable, CaseIterable {
  /// One number, or several.
  case regression
  /// The probability of one of two classes.
  case twoClasses
  /// The probabilities of any number of classes.
  case manyClasses
}
