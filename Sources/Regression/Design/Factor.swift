/// A category of a model: its levels in order, the first of which is the reference.
public struct Factor: Sendable, Equatable {
  /// As the formula spells it: `race`, `factor(cyl)`.
  public let name: String
  public let levels: [String]

  public init(name: String, levels: [String]) { (self.name, self.levels) = (name, levels) }
}
