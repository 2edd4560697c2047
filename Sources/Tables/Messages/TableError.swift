/// A mistake in a table or a file: one sentence with the place and, where there is one, a way out.
///
/// `iris.csv:17: petal_width: "n/a" is not a number (use --missing n/a to read it as missing)`
public struct TableError: Error, Equatable, CustomStringConvertible {
  /// The file, with the line where there is one: `iris.csv:17`.
  public let place: String?
  public let column: String?
  public let problem: String
  /// What the user can do about it.
  public let remedy: String?

  public init(
    at place: String? = nil, column: String? = nil, _ problem: String, remedy: String? = nil
  ) {
    (self.place, self.column, self.problem, self.remedy) = (place, column, problem, remedy)
  }

  public var description: String {
    let sentence = [place, column, problem].compactMap(\.self).joined(separator: ": ")
    return sentence + (remedy.map { " (\($0))" } ?? "")
  }
}
