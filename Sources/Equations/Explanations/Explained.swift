/// An equation that says what it means to a reader who knows only the course.
///
/// An equation that is not one is shown by its description and its numbers alone.
public protocol Explained: Equation {
  /// What it finds, in a few words: `pre-activations of layer 1`.
  var title: String { get }
  /// One sentence: what it does, and why it is right.
  var meaning: String { get }
  /// The numbers behind letters that are no places, such as λ and p. N and η are known anyway.
  var coefficients: [Coefficient] { get }
  /// Numbers on the way that no place holds, such as `h′(z)`.
  func asides(of performed: Performed) -> [Aside]
}

extension Explained {
  public var coefficients: [Coefficient] { [] }
  public func asides(of performed: Performed) -> [Aside] { [] }
}

/// A letter that stands for one number: `λ` for 0.01.
public struct Coefficient: Sendable, Equatable {
  public let letter: String
  public let value: Double

  public init(_ letter: String, _ value: Double) { (self.letter, self.value) = (letter, value) }
}
