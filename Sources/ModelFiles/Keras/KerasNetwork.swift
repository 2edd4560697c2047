internal import Equations
internal import Networks
internal import Numerics

/// A network's layers as lines of Keras, and its parameters under the names that these give them.
///
/// Keras multiplies from the other side, `y = x K + b`; so K, inputs × outputs in the order of C, is
/// byte for byte the W, outputs × inputs and column by column, of `z = W a + b`.
struct KerasNetwork {
  /// Statements that end with a `keras.Model`, for the body of a function.
  private(set) var lines: [String] = []
  private(set) var weights = NumPyArchive()

  private let network: Network
  private let regularizer: String
  private var parameters: ArraySlice<Parameter>
  private var skips = 0
  /// Calls of layers, one after the other, until a branch needs names for what is between them.
  private var calls: [(call: String, input: String?)] = []
  private var counts: [String: Int] = [:]

  /// - Throws: where a layer or an activation has no counterpart.
  init(_ network: Network, l2: Double) throws(KerasError) {
    self.network = network
    parameters = network.layout[...]
    regularizer = l2 > 0 ? ", kernel_regularizer=l2" : ""
    try append(network.layers)
    lines = Self.lines(calls, inputs: network.inputs, skips: skips)
    if l2 > 0 {
      lines.insert(
        "l2 = regularizers.L2(\(l2 / 2))  # \(l2)/2 ‖W‖², on weights and not on biases", at: 0)
    }
  }

  private mutating func append(_ layers: [any Layer]) throws(KerasError) {
    for layer in layers {
      switch layer {
      case let dense as Dense: try append(dense)
      case let dropout as Dropout: append("layers.Dropout(\(dropout.probability))")
      case let norm as LayerNorm:
        let name = name("norm")
        append("layers.LayerNormalization(epsilon=\(norm.epsilon), name=\"\(name)\")")
        store(["gamma", "beta"], of: name)
      case let residual as Residual:
        skips += 1
        let skip = "skip_\(skips)"
        calls.append((skip, nil))
        try append(residual.layers)
        calls.append(("layers.Add()", skip))
      default:
        throw KerasError(
          "the layer \(type(of: layer).name) has no counterpart in Keras (write one in Python, or "
            + "fit without it)")
      }
    }
  }

  private mutating func append(_ call: String) { calls.append((call, nil)) }

  private mutating func append(_ dense: Dense) throws(KerasError) {
    let name = name("dense")
    let (word, layer) = try KerasActivation.of(dense.activation)
    let activation = word.map { ", \"\($0)\"" } ?? ""
    append("layers.Dense(\(dense.outputs)\(activation)\(regularizer), name=\"\(name)\")")
    store(["kernel", "bias"], of: name)
    if let layer { append(layer) }
  }

  private mutating func name(_ kind: String) -> String {
    counts[kind, default: 0] += 1
    return "\(kind)_\(counts[kind] ?? 1)"
  }

  /// The next parameters of the network, as many as there are names.
  private mutating func store(_ names: [String], of layer: String) {
    for name in names {
      guard let parameter = parameters.popFirst() else {
        preconditionFailure("\(layer) has more parameters than the network")
      }
      let range = parameter.place.offset..<parameter.place.offset + parameter.count
      let shape =
        parameter.isWeight
        ? [parameter.place.columns ?? 1, parameter.place.rows] : [parameter.place.rows]
      let numbers = range.map { network.parameters[flat: $0] }
      if network.precision == .single {
        weights.append("\(layer)/\(name)", shape: shape, numbers.map { Float($0) })
      } else {
        weights.append("\(layer)/\(name)", shape: shape, numbers)
      }
    }
  }

  /// A chain as `keras.Sequential`; with branches, calls on names.
  private static func lines(
    _ calls: [(call: String, input: String?)], inputs: Int, skips: Int
  ) -> [String] {
    guard skips > 0 else {
      return [
        "return keras.Sequential(", "    [", "        keras.Input((\(inputs),)),",
      ] + calls.map { "        \($0.call)," } + ["    ]", ")"]
    }
    var lines = ["a = inputs = keras.Input((\(inputs),))"]
    for (call, input) in calls {
      if call.hasPrefix("skip_") {
        lines.append("\(call) = a")
      } else {
        lines.append("a = \(call)(\(input.map { "[\($0), a]" } ?? "a"))")
      }
    }
    return lines + ["return keras.Model(inputs, a)"]
  }
}
