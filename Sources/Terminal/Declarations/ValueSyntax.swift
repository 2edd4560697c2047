/// How a value is spelled on the command line: read once when the command line is parsed, written back
/// where a default is shown.
///
/// One syntax serves options and arguments alike, and feeds the parser, the help, the manual page and
/// the completions:
///
///     let epochs = Option("epochs", .integer(in: 1...1_000_000), help: "passes over the rows")
public struct ValueSyntax<Value: Sendable>: Sendable {
  /// The word that stands for the value in the help, in capitals: `FILE`, or the choices themselves.
  public let placeholder: String

  /// What a shell may offer for it.
  public let completion: Completion

  /// The value of a text; throws the end of the sentence that says why there is none.
  public let read: @Sendable (String) throws(ValueProblem) -> Value

  /// The text that `read` turns into the value.
  public let write: @Sendable (Value) -> String

  /// A syntax of one's own, for values that this library knows nothing of.
  public init(
    placeholder: String, completion: Completion = .nothing,
    read: @escaping @Sendable (String) throws(ValueProblem) -> Value,
    write: @escaping @Sendable (Value) -> String = { value in "\(value)" }
  ) {
    self.placeholder = placeholder
    self.completion = completion
    self.read = read
    self.write = write
  }
}
