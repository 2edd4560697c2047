/// A part of a model that Keras cannot express: one sentence with a way out.
public struct KerasError: Error, Equatable, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
