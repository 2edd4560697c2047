internal import Equations

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
    guard (1...Network.widest).contains(inputs), !layers.isEmpty else {
      throw SpellingError("a network cannot have \(inputs) inputs and \(layers.count) layers")
    }
    var width = inputs
    for layer in layers { width = try layer.outputs(inputs: width) }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(inputs, forKey: .inputs)
    try container.encode(layers.map(DescribedLayer.init), forKey: .layers)
  }
}
