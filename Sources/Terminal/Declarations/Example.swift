/// A command line that works as it stands, and what it does in a line.
public struct Example: Sendable, Equatable {
  /// The whole line, with the name of the program.
  public let line: String
  /// What it does, in a line that begins in lower case and has no full stop.
  public let explanation: String

  /// A command line and what it does.
  public init(_ line: String, _ explanation: String) {
    self.line = line
    self.explanation = explanation
  }
}
