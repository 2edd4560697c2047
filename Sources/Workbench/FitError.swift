/// A fit that cannot be done: one sentence with a way out.
public struct FitError: Error, Equatable, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
