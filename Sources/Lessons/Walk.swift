internal import Engines
internal import Equations
internal import Networks
internal import Numerics

/// One step of a network's plan, performed by the reference engine, with every number at hand under the
/// letter that the course gives it.
struct Walk {
  let plan: Plan
  private let execution: any Execution
  private let count: Int

  /// A step on the examples in the columns of `x` and `t`.
  init(_ network: Network, _ x: Matrix, _ t: Matrix, loss: any Loss, l2: Double = 0) {
    let network = network.converted(to: .double)
    plan = network.plan(for: .training, batch: x.columns, loss: loss, l2: l2)
    execution = ReferenceEngine().prepare(plan, parameters: network.parameters)
    execution.bind(inputs: x, targets: t)
    count = x.columns
    execution.step.pointee.count = count
    execution.step.pointee.number = 1
    execution.perform()
  }

  /// What is at `letter⁽ˡᵃʸᵉʳ⁾`: `walk("z", 1)`.
  subscript(letter: String, layer: Int?) -> Matrix {
    let places = plan.equations.flatMap { $0.writes + $0.reads }
    guard let place = places.first(where: { $0.letter == letter && $0.layer == layer }),
      let values = execution.values(at: place)
    else { preconditionFailure("the plan has no \(letter) of layer \(layer ?? 0)") }
    return Matrix(rows: place.rows, columns: place.columns ?? count, values)
  }

  /// The first number there, for what has only one.
  func number(_ letter: String, _ layer: Int?) -> Double { self[letter, layer][flat: 0] }

  /// The mean loss of the examples.
  var loss: Double { execution.summedLosses() / Double(count) }
}

extension Network {
  /// With the parameters `W⁽¹⁾, b⁽¹⁾, …`, each matrix as its rows.
  init(inputs: Int, _ layers: [Dense], weights: [[[Double]]], biases: [[Double]]) {
    var numbers: [Double] = []
    for (W, b) in zip(weights, biases) {
      // Stored column by column.
      for i in 0..<(W.first?.count ?? 0) { numbers += W.map { $0[i] } }
      numbers += b
    }
    self.init(inputs: inputs, layers: layers, parameters: Matrix(column: numbers))
  }

  /// A weight matrix or bias by letter and layer.
  func parameter(_ letter: String, _ layer: Int) -> Matrix {
    guard let found = layout.first(where: { $0.place.letter == letter && $0.place.layer == layer })
    else { preconditionFailure("the network has no \(letter) of layer \(layer)") }
    return Matrix(
      rows: found.place.rows, columns: found.place.columns ?? 1,
      (0..<found.count).map { parameters[flat: found.place.offset + $0] })
  }
}
