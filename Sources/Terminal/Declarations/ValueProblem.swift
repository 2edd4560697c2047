/// Why a text on the command line is not the value it should be, as the end of a sentence that the
/// parser begins: `0 is not between 1 and 1000000`.
public struct ValueProblem: Error, Equatable, CustomStringConvertible {
  /// The sentence, without the name of the option and without a full stop.
  public let description: String

  /// A problem told by `description`, which names the text at fault.
  public init(_ description: String) { self.description = description }

  /// The problem that `text` is not `something`, say `"1e6" is not a whole number`.
  static func not(_ something: String, _ text: String) -> Self {
    Self("\"\(text.printable)\" is not \(something)")
  }
}
