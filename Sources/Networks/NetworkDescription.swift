/// A network without its parameters, as a model file describes it.
public struct NetworkDescription: Codable, Sendable {
  public let inputs: Int
  public let layers: [any Layer]

  public init(_ network: Network) { (inputs, layers) = (network.inputs, network.layers) }

  private enum Key: CodingKey { case inputs, layers }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    inputs = try container.decode(Int.self, forKey: .inputs)
    layers = try container.decode([DescribedLayer].self, forKey: .layers).map(\.layer)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(inputs, forKey: .inputs)
    try container.encode(layers.map(DescribedLayer.init), forKey: .layers)
  }
}
