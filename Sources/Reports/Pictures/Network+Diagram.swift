public import Charts
internal import Equations
public import Networks
internal import Numerics

extension NetworkDiagram {
  /// A network with its dense layers as columns; what stands between them, such as dropout, is named
  /// below.
  ///
  /// - Parameters:
  ///   - title: above the drawing.
  ///   - network: what is drawn.
  ///   - inputs: names beside the inputs; none if empty.
  ///   - outputs: names beside the outputs; none if empty.
  ///   - showsWeights: whether edges are as strong as their weights.
  public init(
    _ title: String, _ network: Network, inputs: [String] = [], outputs: [String] = [],
    showsWeights: Bool = false
  ) {
    var layers = [Layer("inputs", count: network.inputs, names: inputs)]
    let dense = Self.flattened(network.layers).compactMap { $0 as? Dense }
    for (k, layer) in dense.enumerated() {
      let isLast = k == dense.count - 1
      layers.append(
        Layer(
          isLast ? (layer.outputs == 1 ? "output" : "outputs") : "hidden \(k + 1)",
          detail: layer.activation.spelling, count: layer.outputs, names: isLast ? outputs : []))
    }
    let matrices = network.layout.filter(\.isWeight)
    let isPlain = matrices.count == dense.count
    self.init(
      title, layers, weights: showsWeights && isPlain ? matrices.map(network.rows) : [],
      description: "From \(network.description.replacingArrows)")
  }

  private static func flattened(_ layers: [any Networks.Layer]) -> [any Networks.Layer] {
    layers.flatMap { layer in
      (layer as? Residual).map { flattened($0.layers) }
        ?? (layer as? Skip).map { flattened($0.layers) } ?? [layer]
    }
  }
}

extension Network {
  /// A matrix of weights, row by row; only the neurons that a drawing shows are read from wide ones.
  fileprivate func rows(of parameter: Parameter) -> [[Double]] {
    let (rows, columns) = (parameter.place.rows, parameter.place.columns ?? 1)
    guard rows * columns <= 1_000_000 else { return [] }
    return (0..<rows).map { i in
      (0..<columns).map { parameters[flat: parameter.place.offset + i + $0 * rows] }
    }
  }
}

extension String {
  /// `4 → 32 swish → 3 softmax` as it is read aloud.
  fileprivate var replacingArrows: String {
    split(separator: " ").map { $0 == "→" ? "to" : String($0) }.joined(separator: " ")
  }
}
