/// A network as neurons in columns, with an edge for each weight; of wide layers only the first and
/// the last neurons are drawn.
public struct NetworkDiagram: Picture {
  /// The inputs, or what one layer computes.
  public struct Layer: Sendable {
    /// Under the column: `hidden 1`.
    public var title: String
    /// Under that: `swish`.
    public var detail: String
    public var count: Int
    /// Beside the neurons, of inputs and outputs; empty for none.
    public var names: [String]

    public init(_ title: String, detail: String = "", count: Int, names: [String] = []) {
      (self.title, self.detail, self.count, self.names) = (title, detail, count, names)
    }
  }

  public var title: String
  public var description: String
  /// From the inputs to the outputs.
  public var layers: [Layer]
  /// For each layer but the inputs its weights, row by row: one row for each of its neurons, one
  /// column for each of the layer before. Edges are as strong as their weight, and colored by its
  /// sign; all alike where it is empty.
  public var weights: [[[Double]]]

  public init(
    _ title: String, _ layers: [Layer], weights: [[[Double]]] = [], description: String? = nil
  ) {
    (self.title, self.layers, self.weights) = (title, layers, weights)
    self.description =
      description
      ?? "A network of "
      + layers.map { layer in
        "\(layer.title) with \(Numeral.grouped(layer.count))"
          + (layer.detail.isEmpty ? "" : " (\(layer.detail))")
      }.joined(separator: ", then ") + "."
  }

  private static let mostNeurons = 10
  private static let spacing = 32.0
  private static let longestName = 22

  /// Which neurons of a layer are drawn, `nil` being the dots between.
  static func shown(_ count: Int) -> [Int?] {
    guard count > mostNeurons else { return Array(0..<max(count, 0)) }
    let first = (mostNeurons - 1) * 2 / 3
    let last = mostNeurons - 1 - first
    return Array(0..<first) + [nil] + Array((count - last)..<count)
  }

  private func nameWidth(_ layer: Layer?) -> Double {
    guard let layer else { return 0 }
    let shown = Self.shown(layer.count).compactMap { $0 }.filter { $0 < layer.names.count }
    return shown.map {
      TextWidth.estimate(TextWidth.shortened(layer.names[$0], to: Self.longestName))
    }.max() ?? 0
  }

  private var left: Double { max(60, 30 + nameWidth(layers.first)) }
  private var right: Double { max(60, 30 + nameWidth(layers.last)) }
  private var gap: Double { layers.count > 5 ? 100 : 130 }
  private var rows: Int { layers.map { Self.shown($0.count).count }.max() ?? 1 }
  private var middle: Double { 44 + Double(rows) * Self.spacing / 2 }

  public var size: Size {
    Size(
      width: max(320, left + gap * Double(max(0, layers.count - 1)) + right),
      height: 44 + Double(rows) * Self.spacing + 56)
  }

  private func place(layer: Int, slot: Int) -> (x: Double, y: Double) {
    let slots = Self.shown(layers[layer].count).count
    return (
      left + gap * Double(layer),
      middle + (Double(slot) - Double(slots - 1) / 2) * Self.spacing
    )
  }

  public func drawing() -> [Markup] {
    [Frame.text(title, x: 16, y: 22, class: "title")] + edges + neurons + captions
  }

  private var edges: [Markup] {
    layers.indices.dropFirst().flatMap { k -> [Markup] in
      let matrix = k - 1 < weights.count ? weights[k - 1] : []
      let largest = matrix.flatMap { $0 }.filter(\.isFinite).map(abs).max() ?? 0
      var plain = "", signed: [Markup] = []
      for (b, to) in Self.shown(layers[k].count).enumerated() {
        for (a, from) in Self.shown(layers[k - 1].count).enumerated() {
          guard let to, let from else { continue }
          let (start, end) = (place(layer: k - 1, slot: a), place(layer: k, slot: b))
          let path =
            "M\(Coordinate.text(start.x, start.y))L\(Coordinate.text(end.x, end.y))"
          guard to < matrix.count, from < matrix[to].count, matrix[to][from].isFinite, largest > 0
          else {
            plain += path
            continue
          }
          let weight = matrix[to][from]
          signed.append(
            .element(
              "path",
              [
                "class": "line \(weight < 0 ? Ink.negative.rawValue : Ink.positive.rawValue)",
                "stroke-dasharray": weight < 0 ? "5 3" : nil,
                "style":
                  "stroke-width:\(Numeral.fixed(0.4 + 3.2 * abs(weight) / largest, decimals: 1))",
                "d": path,
              ]))
        }
      }
      return
        (plain.isEmpty
        ? [] : [.element("path", ["class": "edge", "stroke-opacity": "0.45", "d": plain])]) + signed
    }
  }

  private var neurons: [Markup] {
    layers.indices.flatMap { k in
      Self.shown(layers[k].count).enumerated().flatMap { slot, neuron -> [Markup] in
        let (x, y) = place(layer: k, slot: slot)
        guard let neuron else { return [Frame.text("⋮", x: x, y: y + 6, class: "middle")] }
        let circle = Markup.element(
          "circle",
          ["class": "neuron", "cx": Coordinate.text(x), "cy": Coordinate.text(y), "r": "10"])
        guard neuron < layers[k].names.count else { return [circle] }
        let name = TextWidth.shortened(layers[k].names[neuron], to: Self.longestName)
        return [
          circle,
          k == 0
            ? Frame.text(name, x: x - 18, y: y + 4, class: "tick end")
            : Frame.text(name, x: x + 18, y: y + 4, class: "tick"),
        ]
      }
    }
  }

  private var captions: [Markup] {
    layers.indices.flatMap { k -> [Markup] in
      let x = left + gap * Double(k), y = size.height - 44
      return [
        Frame.text(layers[k].title, x: x, y: y, class: "middle"),
        Frame.text(Numeral.grouped(layers[k].count), x: x, y: y + 16, class: "note middle"),
        Frame.text(layers[k].detail, x: x, y: y + 32, class: "note middle"),
      ]
    }
  }
}
