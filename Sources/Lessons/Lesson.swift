/// A section of the course as a guided exercise: a page of text whose numbers are computed as it is read,
/// and a question.
public protocol Lesson: Sendable {
  /// What it is called on the command line: `xor`.
  static var name: String { get }
  /// A heading, without a full stop.
  static var title: String { get }
  /// Computes what it tells, writes it onto the page, and asks.
  func teach(on page: inout Page) -> Question
}

/// The course: one line each, in the order in which it is read.
public enum Lessons {
  /// All lessons; the first one is number 1.
  public static let all: [any Lesson] = [
    RegressionLesson(),
    LogisticLesson(),
    ExclusiveOrLesson(),
    ActivationLesson(),
    ForwardLesson(),
    BackpropagationLesson(),
    ThreeLayerLesson(),
    SoftmaxLesson(),
    VanishingLesson(),
    PenaltyLesson(),
    RateLesson(),
    BatchLesson(),
    KerasLesson(),
  ]

  /// Number, name and title of each.
  public static var contents: [(number: Int, name: String, title: String)] {
    all.enumerated().map { ($0 + 1, type(of: $1).name, type(of: $1).title) }
  }

  /// The lesson of a number or a name; `nil` if there is none.
  public static func lesson(_ numberOrName: String) -> (number: Int, lesson: any Lesson)? {
    let index =
      Int(numberOrName).map { $0 - 1 }
      ?? all.firstIndex { type(of: $0).name == numberOrName.lowercased() }
    guard let index, all.indices.contains(index) else { return nil }
    return (index + 1, all[index])
  }
}
