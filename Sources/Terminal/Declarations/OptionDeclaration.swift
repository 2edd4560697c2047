/// An option whose type is set aside, so that options of different types stand in one list.
public protocol OptionDeclaration: Sendable {
  var specification: OptionSpecification { get }
}
