/// What a shell may offer for a value that is being typed.
public enum Completion: Sendable, Equatable {
  /// Nothing can be known: a number, the name of a column.
  case nothing
  /// The name of a file.
  case file
  /// One of a few words.
  case choices([String])
}
