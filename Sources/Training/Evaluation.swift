public import Engines
public import Equations
public import Networks
public import Numerics

/// The mean loss of a data set, for one network's parameters after another.
public final class Evaluation {
  private let execution: any Execution
  private let count: Int

  public init(
    _ network: Network, on data: DataSet, loss: any Loss, engine: any Engine = HostEngine()
  ) {
    count = data.count
    let plan = network.plan(for: .evaluation, batch: min(256, max(count, 1)), loss: loss)
    execution = engine.prepare(plan, parameters: network.parameters)
    execution.bind(inputs: data.inputs, targets: data.targets)
  }

  public func meanLoss(with parameters: Matrix) -> Double {
    execution.parameters = parameters
    var sum = 0.0
    for first in stride(from: 0, to: count, by: execution.plan.batch) {
      execution.step.pointee.first = first
      execution.step.pointee.count = min(execution.plan.batch, count - first)
      execution.perform()
      sum += execution.summedLosses()
    }
    return sum / Double(count)
  }
}
