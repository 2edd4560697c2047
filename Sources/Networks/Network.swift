public import Engines
public import Equations
public import Numerics

/// Layers and their parameters: a value.
///
/// ```swift
/// let network = Network(inputs: 784) {
///   Dense(128, .relu)
///   Dropout(0.2)
///   Dense(10, .softmax)
/// }
/// ```
public struct Network: Sendable {
  public let inputs: Int
  public let outputs: Int
  public let layers: [any Layer]
  /// What is where in ``parameters``.
  public let layout: [Parameter]
  /// All weights and biases, one column.
  public var parameters: Matrix {
    didSet {
      precondition(
        parameters.count == oldValue.count && parameters.precision == oldValue.precision,
        "\(parameters.count) parameters do not fit a network with \(oldValue.count)")
    }
  }
  /// Of parameters, training and predictions.
  public var precision: Precision { parameters.precision }

  /// The most numbers that a layer may have.
  public static let widest = 1_000_000

  /// A network before its first step, with weights drawn by `seed`.
  public init(
    inputs: Int, precision: Precision = .single, seed: UInt64 = 1,
    @LayerBuilder _ layers: () -> [any Layer]
  ) {
    self.init(inputs: inputs, layers: layers(), precision: precision, seed: seed)
  }

  public init(inputs: Int, layers: [any Layer], precision: Precision = .single, seed: UInt64 = 1) {
    self.init(inputs: inputs, layers: layers, precision: precision) { layout, parameters in
      let random = RandomSource(seed: seed, purpose: 1)
      for (place, initializer) in layout.map({ ($0.place, $0.initializer) }) {
        for i in place.offset..<place.offset + place.count(batch: 1) {
          parameters[flat: i] = initializer.value(
            i, fanIn: place.columns ?? 1, fanOut: place.rows, from: random)
        }
      }
    }
  }

  /// A network with known parameters, one column of as many as its layers have.
  public init(inputs: Int, layers: [any Layer], parameters: Matrix) {
    self.init(inputs: inputs, layers: layers, precision: parameters.precision) { _, zeros in
      precondition(
        parameters.count == zeros.count,
        "\(parameters.count) parameters do not fit a network with \(zeros.count)")
      zeros = parameters
    }
  }

  private init(
    inputs: Int, layers: [any Layer], precision: Precision,
    fill: ([Parameter], inout Matrix) -> Void
  ) {
    (self.inputs, self.layers) = (inputs, layers)
    let shape = Shape(inputs: inputs, layers: layers)
    (layout, outputs) = (shape.layout, shape.outputs)
    parameters = Matrix(rows: shape.parameterCount, columns: 1, precision: precision)
    fill(layout, &parameters)
  }

  /// The same network in another precision.
  public func converted(to precision: Precision) -> Network {
    Network(inputs: inputs, layers: layers, parameters: parameters.converted(to: precision))
  }

  /// Compiles the equations of a step of at most `batch` examples.
  ///
  /// A prediction needs no `loss`. `l2` is λ of the penalty λ/2 ‖W‖² on weights, `formsInputError`
  /// asks for `∂ℓ/∂x`, too, and `update` writes the optimizer's equations.
  public func plan(
    for purpose: Plan.Purpose, batch: Int, loss: (any Loss)? = nil, l2: Double = 0,
    formsInputError: Bool = false, update: (inout Draft) -> Void = { _ in }
  ) -> Plan {
    var draft = Draft(
      inputs: inputs, batch: batch, precision: precision, for: purpose,
      formsInputError: formsInputError)
    var a = draft.start
    for layer in layers { a = layer.write(a, into: &draft) }
    draft.end(at: a, loss: loss)
    if purpose == .training {
      if l2 > 0 { draft.penalize(l2) }
      update(&draft)
    }
    return draft.finish()
  }

  /// `y` for a batch of inputs, one example per column.
  public func callAsFunction(_ x: Matrix, on engine: any Engine = HostEngine()) -> Matrix {
    Predictor(self, on: engine)(x)
  }

  public var description: String {
    "\(inputs) → " + layers.map(\.description).joined(separator: " → ")
  }
}

extension Network {
  /// What layers need before any memory is taken for them.
  public struct Shape: Sendable {
    public let layout: [Parameter]
    public let outputs: Int
    public var parameterCount: Int { layout.reduce(0) { $0 + $1.count } }

    public init(inputs: Int, layers: [any Layer]) {
      precondition(inputs > 0, "a network cannot have \(inputs) inputs")
      var draft = Draft(inputs: inputs, batch: 1, precision: .double, for: .prediction)
      var a = draft.start
      for layer in layers { a = layer.write(a, into: &draft) }
      (layout, outputs) = (draft.parameters, a.rows)
    }
  }
}
