/// An error that is told in more than one line: a sentence, then an excerpt with a caret, say.
///
/// Every other error is one line, whatever stands in the file that it cites.
public protocol ErrorInLines: Error {
  /// The sentence first.
  var lines: [String] { get }
}
