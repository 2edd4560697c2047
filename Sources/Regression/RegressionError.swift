/// A mistake in the data or settings of a regression: one sentence with a place and a way out.
///
/// `row 17: Days: -3 is negative, and a Poisson response counts (use --family gaussian)`
public struct RegressionError: Error, Equatable, CustomStringConvertible {
  /// Where it is: a row, a column, a model; may be empty.
  public let place: String
  public let problem: String
  /// What the user can do about it.
  public let remedy: String?

  public init(at place: String = "", _ problem: String, remedy: String? = nil) {
    (self.place, self.problem, self.remedy) = (place, problem, remedy)
  }

  public var description: String {
    (place.isEmpty ? "" : place + ": ") + problem + (remedy.map { " (\($0))" } ?? "")
  }
}
