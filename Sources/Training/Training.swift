public import Engines
public import Equations
public import Networks
internal import Numerics

/// A sequence of epochs: iterate it, stop when you like, keep what you like.
///
/// ```swift
/// for epoch in Training(network, on: data, loss: .crossEntropy).prefix(20) {
///   print(epoch.number, epoch.trainingLoss)
/// }
/// ```
///
/// It ends by itself when its task is cancelled (within a batch; the unfinished epoch is dropped),
/// when a search finds nothing better, or after an epoch whose loss is not finite.
public struct Training: Sequence, Sendable {
  let network: Network
  let data: DataSet
  let validation: DataSet?
  let loss: any Loss
  let optimizer: any Optimizer
  let schedule: any Schedule
  let batch: Int
  let l2: Double
  let seed: UInt64
  let engine: any Engine
  let isInterrupted: @Sendable () -> Bool

  /// Trains a copy of `network`.
  ///
  /// `validation` is only looked at. The last batch of an epoch may be short. `l2` is λ of the
  /// penalty λ/2 ‖W‖² on weights, never on biases; `seed` keys shuffles and dropout;
  /// `isInterrupted` is asked before every batch.
  public init(
    _ network: Network, on data: DataSet, validation: DataSet? = nil, loss: any Loss,
    optimizer: any Optimizer = .adam(), schedule: any Schedule = .constant, batch: Int = 32,
    l2: Double = 0, seed: UInt64 = 1, engine: any Engine = HostEngine(),
    isInterrupted: @escaping @Sendable () -> Bool = { Task.isCancelled }
  ) {
    precondition(data.count > 0, "there is nothing to train on")
    precondition(batch > 0, "a batch cannot have \(batch) examples")
    precondition(
      data.inputs.rows == network.inputs && data.targets.rows == network.outputs,
      "\(data.inputs.rows) inputs and \(data.targets.rows) targets do not fit a network from "
        + "\(network.inputs) to \(network.outputs)")
    (self.network, self.data, self.validation, self.loss) = (network, data, validation, loss)
    (self.optimizer, self.schedule, self.batch) = (
      optimizer, schedule, Swift.min(batch, data.count)
    )
    (self.l2, self.seed, self.engine) = (l2, seed, engine)
    self.isInterrupted = isInterrupted
  }

  public func makeIterator() -> Epochs { Epochs(self) }
}
