internal import Equations
internal import Synchronization

/// The layers that can be named in a model file: one line each.
public enum Layers {
  private static let known = Mutex<[any Layer.Type]>([
    Dense.self,
    Dropout.self,
    LayerNorm.self,
    Residual.self,
    Skip.self,
  ])

  /// Adds a layer of yours, so that a model file with it can be read.
  public static func register(_ layer: any Layer.Type) {
    known.withLock { known in
      known.removeAll { $0.name == layer.name }
      known.append(layer)
    }
  }

  public static var names: [String] { known.withLock { $0.map { $0.name } } }

  static func named(_ name: String) throws(SpellingError) -> any Layer.Type {
    if let layer = known.withLock({ $0.first { $0.name == name } }) { return layer }
    throw SpellingError(
      "there is no layer \"\(name)\"; there are \(names.joined(separator: ", "))")
  }
}

/// A layer as a model file has it: its name under `layer`, and beside it what it encodes.
struct DescribedLayer: Codable {
  let layer: any Layer

  private enum Key: CodingKey { case layer }

  init(_ layer: any Layer) { self.layer = layer }

  init(from decoder: any Decoder) throws {
    let name = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .layer)
    layer = try Layers.named(name).init(from: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(type(of: layer).name, forKey: .layer)
    try layer.encode(to: encoder)
  }
}
