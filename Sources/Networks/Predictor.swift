public import Engines
internal import Equations
public import Numerics

/// A network made ready to predict, again and again without allocating; each task has its own.
public final class Predictor {
  private let execution: any Execution
  private let batch: Int

  /// `batch` is how many examples are computed at a time.
  public init(_ network: Network, on engine: any Engine = HostEngine(), batch: Int = 256) {
    self.batch = batch
    execution = engine.prepare(
      network.plan(for: .prediction, batch: batch), parameters: network.parameters)
  }

  /// `y` for a batch of inputs, one example per column.
  public func callAsFunction(_ x: Matrix) -> Matrix {
    let plan = execution.plan
    var y = Matrix(rows: plan.output.rows, columns: x.columns, precision: plan.precision)
    execution.bind(inputs: x, targets: nil)
    for first in stride(from: 0, to: x.columns, by: batch) {
      execution.step.pointee.first = first
      execution.step.pointee.count = min(batch, x.columns - first)
      execution.perform()
      execution.copyOutputs(to: &y, from: first)
    }
    return y
  }
}
