/// A command line that cannot be understood; the program ends with status 2.
public struct UsageError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, in one sentence: `gradus fit: unknown option --hiden; did you mean --hidden?`
  public let message: String
  /// Where to read how it is right: `See 'gradus fit --help'.`
  public let hint: String

  /// A usage error with its message and its hint, one line each.
  public init(_ message: String, hint: String) {
    self.message = message
    self.hint = hint
  }

  /// The message, and the hint below it.
  public var description: String { "\(message)\n\(hint)" }
}
