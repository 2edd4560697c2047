/// What the parser and the documents need to know of an argument, its type aside.
public struct ArgumentSpecification: Sendable {
  /// The name in capitals, as the usage line shows it: `TABLE`.
  public let name: String
  /// What the argument is, in one line that begins in lower case and has no full stop.
  public let help: String
  /// How many words the argument takes: at least its lower bound, at most its upper one.
  public let count: ClosedRange<Int>
  /// What a shell may offer for it.
  public let completion: Completion

  let read: @Sendable (String) throws(ValueProblem) -> any Sendable

  /// `TABLE`, `[TABLE]`, `TABLE…` or `[TABLE…]`.
  var usage: String {
    let name = count.upperBound > 1 ? "\(self.name)…" : self.name
    return count.lowerBound == 0 ? "[\(name)]" : name
  }
}
