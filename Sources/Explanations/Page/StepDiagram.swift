internal import Charts
internal import Equations
internal import Networks
internal import Numerics

/// The network of a walk with the numbers of one example at its neurons, and its weights at the edges.
struct StepDiagram: Picture {
  /// What a layer of neurons holds.
  struct Column {
    let title, detail: String
    let values: [Double]
    /// δ of each neuron; none of inputs.
    let errors: [Double]
    let names: [String]
    /// The weights that lead here, a row for each neuron; none where they come from elsewhere.
    let weights: [[Double]]
  }

  let title: String
  let columns: [Column]
  private let digits = Digits(3)

  init(_ walk: Walk, inputNames: [String], outputNames: [String], example: String) {
    title = "The network and \(example)"
    let values = Values(walk)
    var columns = [
      Column(
        title: "inputs", detail: "x", values: values["a", 0], errors: [], names: inputNames,
        weights: [])
    ]
    let dense = Self.flattened(walk.network.layers).compactMap { $0 as? Dense }
    for (k, layer) in dense.enumerated() {
      let number = k + 1, isLast = number == dense.count
      let answer = isLast ? values["y", nil] : []
      let activations = answer.isEmpty ? values["a", number] : answer
      columns.append(
        Column(
          title: isLast ? "output" : "layer \(number)", detail: layer.activation.spelling,
          values: activations.isEmpty ? values["z", number] : activations,
          errors: values["δ", number], names: isLast ? outputNames : [],
          weights: Self.weights(of: walk, layer: number, inputs: columns[k].values.count)))
    }
    self.columns = columns
  }

  var description: String {
    "From left to right: "
      + columns.map { column in
        let numbers = column.values.prefix(Self.mostNeurons).map { digits.text($0) }
        return "\(column.title) \(numbers.joined(separator: ", "))"
          + (column.values.count > numbers.count ? " and more" : "")
      }.joined(separator: "; ") + "."
  }

  // MARK: The numbers

  private struct Values {
    private let found: [String: [Double]]

    /// Of the first example.
    init(_ walk: Walk) {
      var found: [String: [Double]] = [:]
      for (place, values) in walk.steps.flatMap(\.results) where place.region == .work {
        found[place.description] = values.column(0)
      }
      self.found = found
    }

    subscript(letter: String, layer: Int?) -> [Double] {
      let place = Place(letter, layer, region: .work, offset: 0, rows: 0, columns: nil)
      return found[place.description] ?? []
    }
  }

  private static func flattened(_ layers: [any Layer]) -> [any Layer] {
    layers.flatMap { layer in
      (layer as? Residual).map { flattened($0.layers) }
        ?? (layer as? Skip).map { flattened($0.layers) } ?? [layer]
    }
  }

  private static func weights(of walk: Walk, layer: Int, inputs: Int) -> [[Double]] {
    guard
      let parameter = walk.network.layout.first(where: {
        $0.place.letter == "W" && $0.place.layer == layer
      }), parameter.place.columns == inputs
    else { return [] }
    let W = parameter.part(of: walk.network.parameters)
    return (0..<W.rows).map { i in (0..<W.columns).map { W[i, $0] } }
  }

  // MARK: The drawing

  private static let mostNeurons = 8
  private static let spacing = 80.0
  private static let radius = 28.0

  /// Which neurons are drawn; `nil` are the dots between.
  private static func shown(_ count: Int) -> [Int?] {
    count <= mostNeurons ? Array(0..<count) : (0..<5).map { $0 } + [nil, count - 2, count - 1]
  }

  private func width(of names: [String]) -> Double {
    Double(names.prefix(100).map { min($0.count, 20) }.max() ?? 0) * 7
  }
  private var left: Double { 40 + width(of: columns.first?.names ?? []) }
  private var right: Double { 40 + width(of: columns.last?.names ?? []) }
  private var gap: Double { 220 }
  private var rows: Int { columns.map { Self.shown($0.values.count).count }.max() ?? 1 }

  var size: Size {
    Size(
      width: max(360, left + gap * Double(columns.count - 1) + right),
      height: 40 + Double(rows) * Self.spacing + 48)
  }

  private func place(_ column: Int, _ slot: Int) -> (x: Double, y: Double) {
    let slots = Self.shown(columns[column].values.count).count
    let middle = 40 + Double(rows) * Self.spacing / 2
    return (
      left + gap * Double(column), middle + (Double(slot) - Double(slots - 1) / 2) * Self.spacing
    )
  }

  func drawing() -> [Markup] {
    [Self.text(title, 16, 22, "title")] + columns.indices.flatMap(edges)
      + columns.indices.flatMap(neurons) + columns.indices.map(caption)
  }

  private func edges(to k: Int) -> [Markup] {
    guard k > 0, !columns[k].weights.isEmpty else { return [] }
    let weights = columns[k].weights
    let from = Self.shown(columns[k - 1].values.count), to = Self.shown(columns[k].values.count)
    let largest = weights.joined().filter(\.isFinite).map(abs).max() ?? 0
    // Numbers where they do not cover one another.
    let isNumbered = from.count * to.count <= 6
    var lines: [Markup] = [], numbers: [Markup] = []
    for b in to.indices {
      for a in from.indices {
        guard let neuron = to[b], let input = from[a] else { continue }
        let weight = weights[neuron][input]
        let (start, end) = (place(k - 1, a), place(k, b))
        let strength = largest > 0 && weight.isFinite ? abs(weight) / largest : 0
        lines.append(
          .element(
            "path",
            [
              "class": "line \((weight < 0 ? Ink.negative : Ink.positive).rawValue)",
              "stroke-dasharray": weight < 0 ? "5 3" : nil,
              "style": "stroke-width:\(Digits(2).text(0.4 + 3 * strength))",
              "d": "M\(Self.number(start.x)) \(Self.number(start.y))L\(Self.number(end.x)) "
                + Self.number(end.y),
            ]))
        guard isNumbered else { continue }
        // On its edge, where it is far from those of the same end: near the side with more neurons
        // edges are apart, and those of each neuron on the other side have a distance of their own.
        let share =
          from.count <= to.count
          ? Double(a + 1) / Double(from.count + 1) : Double(b + 1) / Double(to.count + 1)
        numbers.append(
          Self.text(
            printed(weight), start.x + share * (end.x - start.x),
            start.y + share * (end.y - start.y) + 4, "tick middle halo"))
      }
    }
    // No line strikes a number through.
    return lines + numbers
  }

  private func neurons(in k: Int) -> [Markup] {
    Self.shown(columns[k].values.count).enumerated().flatMap { slot, neuron -> [Markup] in
      let (x, y) = place(k, slot), column = columns[k]
      guard let neuron else { return [Self.text("⋮", x, y + 6, "middle")] }
      var drawn = [
        Markup.element(
          "circle",
          [
            "class": "neuron", "cx": Self.number(x), "cy": Self.number(y),
            "r": Self.number(Self.radius),
          ]), Self.text(short(column.values[neuron]), x, y + 4, "value middle"),
      ]
      if neuron < column.errors.count {
        drawn.append(
          Self.text(
            "δ \(printed(column.errors[neuron]))", x, y + Self.radius + 13, "tick middle halo"))
      }
      if neuron < column.names.count {
        let name = column.names[neuron]
        let short = name.count > 20 ? name.prefix(19) + "…" : name[...]
        drawn.append(
          k == 0
            ? Self.text(String(short), x - Self.radius - 6, y + 4, "tick end")
            : Self.text(String(short), x + Self.radius + 6, y + 4, "tick"))
      }
      return drawn
    }
  }

  private func caption(of k: Int) -> Markup {
    let x = left + gap * Double(k)
    return .group([
      Self.text(columns[k].title, x, size.height - 28, "middle"),
      Self.text(
        "\(columns[k].values.count) · \(columns[k].detail)", x, size.height - 11, "note middle"),
    ])
  }

  private func printed(_ value: Double) -> String {
    digits.text(value).replacing("-", with: "−")
  }

  /// As many digits as a circle has room for.
  private func short(_ value: Double) -> String {
    let texts = [3, 2, 1].map { Digits($0).text(value).replacing("-", with: "−") }
    return texts.first { $0.count <= 6 } ?? texts[2]
  }

  private static func text(_ text: String, _ x: Double, _ y: Double, _ style: String) -> Markup {
    .element("text", ["class": style, "x": number(x), "y": number(y)], [.text(text)])
  }

  private static func number(_ x: Double) -> String { Digits(6).text((x * 10).rounded() / 10) }
}
