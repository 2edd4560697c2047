/// An argument whose type is set aside, so that arguments of different types stand in one list.
public protocol ArgumentDeclaration: Sendable {
  var specification: ArgumentSpecification { get }
}
