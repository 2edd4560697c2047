public import Equations

/// `z = W a + b`, `a = h(z)`: every neuron sees every input.
public struct Dense: Layer {
  public static let name = "dense"

  public let outputs: Int
  public let activation: any Activation
  /// Draws W; by default chosen by the activation.
  public let initializer: (any Initializer)?

  public init(
    _ outputs: Int, _ activation: any Activation = .identity,
    initializer: (any Initializer)? = nil
  ) {
    precondition(outputs > 0, "a layer cannot have \(outputs) outputs")
    (self.outputs, self.activation, self.initializer) = (outputs, activation, initializer)
  }

  public func outputs(inputs: Int) -> Int { outputs }

  public func write(_ a: Place, into draft: inout Draft) -> Place {
    draft.beginLayer()
    let drawn =
      initializer ?? (activation as? any InitializerSuggesting)?.initializer ?? GlorotUniform()
    let W = draft.parameter("W", rows: outputs, columns: a.rows, initially: drawn, isWeight: true)
    let b = draft.parameter("b", rows: outputs, columns: 1, initially: Zeros(), isWeight: false)
    let z = draft.place("z", rows: outputs)
    draft.write([Affine(z, weights: W, bias: b, a)], backwardFrom: z) { δ, draft in
      [
        Gradient(weights: draft.gradient(of: W), bias: draft.gradient(of: b), δ, a),
        draft.error(into: a).map { Backpropagate($0, weights: W, δ) },
      ]
    }
    return activation is Identity ? z : draft.activate(z, activation)
  }

  public var description: String { "\(outputs) \(activation.spelling)" }
}

extension Draft {
  /// `a = h(z)`, and backward `δ = ∂a ⊙ h′(z)`.
  public mutating func activate(_ z: Place, _ h: any Activation) -> Place {
    let a = place("a", rows: z.rows)
    write([Activate(a, h, z)], backwardFrom: a) { da, draft in
      [draft.error(into: z).map { Slope($0, da, h, z: z, a: a) }]
    }
    return a
  }
}

extension Dense {
  private enum Key: CodingKey { case outputs, activation, initializer }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let outputs = try container.decode(Int.self, forKey: .outputs)
    guard (1...Network.widest).contains(outputs) else {
      throw SpellingError("a dense layer cannot have \(outputs) outputs")
    }
    let drawn = try container.decodeIfPresent(String.self, forKey: .initializer)
    self.init(
      outputs, try Activations.catalogue(container.decode(String.self, forKey: .activation)),
      initializer: try drawn.map { try Initializers.catalogue($0) })
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(outputs, forKey: .outputs)
    try container.encode(activation.spelling, forKey: .activation)
    try container.encodeIfPresent(initializer?.spelling, forKey: .initializer)
  }
}
