/// Why weights given by hand are none for a network: one sentence with the place and a way out.
public struct WeightsError: Error, Equatable, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
