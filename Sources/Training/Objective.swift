public import Equations
internal import Engines
public import Networks
public import Numerics

/// w ↦ (loss, gradient) over a whole data set, the penalty included: what a search minimizes.
public final class Objective {
  public let network: Network
  public let data: DataSet
  public let loss: any Loss
  public let l2: Double
  private let execution: any Execution
  /// The positions of the penalized parameters.
  public let weights: [Range<Int>]

  init(_ training: Training) {
    network = training.network.converted(to: .double)
    data = DataSet(
      inputs: training.data.inputs.converted(to: .double),
      targets: training.data.targets.converted(to: .double))
    (loss, l2) = (training.loss, training.l2)
    let plan = network.plan(for: .training, batch: min(512, data.count), loss: loss)
    execution = training.engine.prepare(plan, parameters: network.parameters)
    execution.bind(inputs: data.inputs, targets: data.targets)
    weights = plan.parameters.filter(\.isWeight)
      .map { $0.place.offset..<$0.place.offset + $0.count }
  }

  public var plan: Plan { execution.plan }

  /// The mean loss at `w` with the penalty, and its gradient.
  public func callAsFunction(_ w: [Double]) -> (loss: Double, gradient: [Double]) {
    var gradient = [Double](repeating: 0, count: w.count), sum = 0.0
    pass(at: w) { share in
      sum += execution.summedLosses()
      let part = execution.values(at: plan.vector(.gradients)) ?? []
      for i in part.indices { gradient[i] += share * part[i] }
    }
    for range in weights { for i in range { gradient[i] += l2 * w[i] } }
    return (sum / Double(data.count) + penalty(w), gradient)
  }

  /// The outputs y at `w`, one column for each example.
  public func outputs(_ w: [Double]) -> Matrix {
    var y = Matrix(rows: network.outputs, columns: data.count)
    pass(at: w) { _ in execution.copyOutputs(to: &y, from: execution.step.pointee.first) }
    return y
  }

  /// λ/2 ‖W‖²
  public func penalty(_ w: [Double]) -> Double {
    l2 == 0 ? 0 : l2 / 2 * weights.joined().reduce(0) { $0 + w[$1] * w[$1] }
  }

  private func pass(at w: [Double], _ body: (_ share: Double) -> Void) {
    execution.parameters = Matrix(rows: w.count, columns: 1, w)
    for first in stride(from: 0, to: data.count, by: plan.batch) {
      let count = min(plan.batch, data.count - first)
      execution.step.pointee.first = first
      execution.step.pointee.count = count
      execution.perform()
      body(Double(count) / Double(data.count))
    }
  }
}
