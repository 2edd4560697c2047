internal import Engines
internal import Equations
internal import Networks
internal import Numerics
internal import Training

/// What flows through a network, forward and backward, on some examples: the numbers of the places
/// that its training plan names.
struct Flow {
  /// Layers with weights, from the first to the last.
  let layers: [LayerFlow]
  /// Activations, from the first to the last.
  let activations: [ActivationFlow]
  /// y, one column for each example.
  let outputs: Matrix
  let losses: [Double]

  /// A layer with weights.
  struct LayerFlow {
    /// Counted from 1.
    let number: Int
    /// The root of the mean square of δ over neurons and examples.
    let delta: Double
    /// The root of the mean square of ∂W.
    let gradient: Double
    /// W, neurons × inputs, and b.
    let weights: Matrix
    let bias: [Double]
  }

  /// `a = h(z)` behind a layer.
  struct ActivationFlow {
    let layer: Int
    let activation: any Activation
    let z, a: Matrix
  }

  init(_ network: Network, on data: DataSet, loss: any Loss, engine: any Engine) {
    let network = network.converted(to: .double)
    let plan = network.plan(for: .training, batch: data.count, loss: loss)
    let execution = engine.prepare(plan, parameters: network.parameters)
    execution.bind(inputs: data.inputs, targets: data.targets)
    execution.step.pointee.count = data.count
    // Dropout is drawn once, as in a step of training.
    execution.step.pointee.number = 1
    execution.perform()

    func values(_ place: Place) -> Matrix {
      let numbers = execution.values(at: place) ?? []
      let columns = place.columns ?? data.count
      precondition(numbers.count == place.rows * columns, "\(place) is not kept")
      return Matrix(rows: place.rows, columns: columns, numbers)
    }
    layers = plan.equations.compactMap { $0 as? Gradient }.reversed().map { gradient in
      let W = Self.parameter(gradient.weights, of: plan),
        b = Self.parameter(gradient.bias, of: plan)
      return LayerFlow(
        number: gradient.weights.layer ?? 0, delta: values(gradient.delta).rootMeanSquare,
        gradient: values(gradient.weights).rootMeanSquare, weights: values(W),
        bias: values(b).values)
    }
    activations = plan.equations.compactMap { $0 as? Activate }.map { activate in
      ActivationFlow(
        layer: activate.z.layer ?? 0, activation: activate.h, z: values(activate.z),
        a: values(activate.a))
    }
    outputs = values(plan.output)
    losses = plan.losses.flatMap { execution.values(at: $0) } ?? []
  }

  /// The parameter whose gradient is at a place: the two vectors have one layout.
  private static func parameter(_ gradient: Place, of plan: Plan) -> Place {
    plan.parameters.first { $0.place.offset == gradient.offset }?.place ?? gradient
  }

  /// δ of the first layer over that of the last; `nil` without a hidden layer.
  var deltaRatio: Double? {
    guard layers.count > 1, let first = layers.first, let last = layers.last, last.delta > 0 else {
      return nil
    }
    return first.delta / last.delta
  }

  /// `0.0021, 0.014, 0.3`: δ from the first layer to the last.
  var deltaText: String { layers.map { $0.delta.short }.joined(separator: ", ") }

  var deltaFigures: [(name: String, value: Double)] {
    layers.map { ("delta of layer \($0.number)", $0.delta) }
  }
}

extension Matrix {
  var rootMeanSquare: Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(max(count, 1))).squareRoot()
  }
}
