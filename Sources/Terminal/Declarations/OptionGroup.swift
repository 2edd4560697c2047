/// Options that belong together, under one heading of the help.
public struct OptionGroup: Sendable {
  /// The heading, without a colon: `Network`.
  public let heading: String
  /// The options, in the order in which the help shows them.
  public let options: [OptionSpecification]

  /// The options under a heading.
  public init(_ heading: String, _ options: [any OptionDeclaration]) {
    self.init(heading: heading, options: options.map(\.specification))
  }

  init(heading: String, options: [OptionSpecification]) {
    self.heading = heading
    self.options = options
  }
}
