public import Equations

/// `r = a + F(a)`: the layers inside learn what to add (He, Zhang, Ren, Sun 2016).
public struct Residual: Layer {
  public static let name = "residual"

  public let layers: [any Layer]

  public init(@LayerBuilder _ layers: () -> [any Layer]) { self.layers = layers() }

  public func outputs(inputs: Int) throws(SpellingError) -> Int {
    var outputs = inputs
    for layer in layers { outputs = try layer.outputs(inputs: outputs) }
    guard outputs == inputs else {
      throw SpellingError(
        "a residual's layers end with \(outputs) outputs, but it adds them to \(inputs) inputs")
    }
    return inputs
  }

  public func write(_ a: Place, into draft: inout Draft) -> Place {
    var f = a
    for layer in layers { f = layer.write(f, into: &draft) }
    let (inside, r) = (f, draft.place("r", rows: a.rows))
    precondition(
      inside.rows == a.rows,
      "a residual's layers end with \(inside.rows) outputs, but it adds them to \(a.rows) inputs")
    draft.write([Sum(r, of: [a, inside])], backwardFrom: r) { dr, draft in
      // ∂r flows into both unchanged.
      draft.pass(dr, into: a)
      draft.pass(dr, into: inside)
      return []
    }
    return r
  }

  public var description: String {
    "residual (" + layers.map(\.description).joined(separator: ", ") + ")"
  }

  private enum Key: CodingKey { case layers }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    layers = try container.decode([DescribedLayer].self, forKey: .layers).map(\.layer)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(layers.map(DescribedLayer.init), forKey: .layers)
  }
}
