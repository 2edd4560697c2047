public import Equations

/// `y = h(W a + b + F(a))`: a regression beside which the layers F learn what it leaves over.
///
/// W a + b skips F; both meet at the linear predictor, before the activation. With F's last weights
/// at zero it is the regression alone. W is not penalized: its coefficients are a regression's.
public struct Skip: Layer {
  public static let name = "skip"

  public let outputs: Int
  public let activation: any Activation
  /// F
  public let layers: [any Layer]

  public init(
    _ outputs: Int, _ activation: any Activation = .identity,
    @LayerBuilder beside layers: () -> [any Layer]
  ) {
    precondition(outputs > 0, "a layer cannot have \(outputs) outputs")
    (self.outputs, self.activation, self.layers) = (outputs, activation, layers())
  }

  public func outputs(inputs: Int) throws(SpellingError) -> Int {
    var width = inputs
    for layer in layers { width = try layer.outputs(inputs: width) }
    guard width == outputs else {
      throw SpellingError(
        "the layers beside a skip path end with \(width) outputs, but it adds them to \(outputs)")
    }
    return outputs
  }

  public func write(_ a: Place, into draft: inout Draft) -> Place {
    draft.beginLayer()
    let W = draft.parameter(
      "W", rows: outputs, columns: a.rows, initially: GlorotUniform(), isWeight: false)
    let b = draft.parameter("b", rows: outputs, columns: 1, initially: Zeros(), isWeight: false)
    let s = draft.place("s", rows: outputs)
    draft.write([Affine(s, weights: W, bias: b, a)], backwardFrom: s) { δ, draft in
      [
        Gradient(weights: draft.gradient(of: W), bias: draft.gradient(of: b), δ, a),
        draft.error(into: a).map { Backpropagate($0, weights: W, δ) },
      ]
    }
    var f = a
    for layer in layers { f = layer.write(f, into: &draft) }
    let (beside, r) = (f, draft.place("r", rows: outputs))
    precondition(
      beside.rows == outputs,
      "the layers beside a skip path end with \(beside.rows) outputs, not \(outputs)")
    draft.write([Sum(r, of: [s, beside])], backwardFrom: r) { dr, draft in
      // ∂r flows into both unchanged.
      draft.pass(dr, into: s)
      draft.pass(dr, into: beside)
      return []
    }
    return activation is Identity ? r : draft.activate(r, activation)
  }

  public var description: String {
    "\(outputs) \(activation.spelling) beside ("
      + layers.map(\.description).joined(separator: ", ") + ")"
  }
}

extension Skip {
  private enum Key: CodingKey { case outputs, activation, layers }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    outputs = try container.decode(Int.self, forKey: .outputs)
    guard (1...Network.widest).contains(outputs) else {
      throw SpellingError("a skip path cannot have \(outputs) outputs")
    }
    activation = try Activations.catalogue(container.decode(String.self, forKey: .activation))
    layers = try container.decode([DescribedLayer].self, forKey: .layers).map(\.layer)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(outputs, forKey: .outputs)
    try container.encode(activation.spelling, forKey: .activation)
    try container.encode(layers.map(DescribedLayer.init), forKey: .layers)
  }
}
