internal import Engines
internal import Equations
internal import Networks
internal import Numerics
internal import Training

/// Short trainings for lessons: in double precision on one thread, the same each time.
enum Practice {
  static let engine = HostEngine(threads: 1)

  /// A network from `inputs` numbers.
  static func network(_ inputs: Int, _ layers: [any Layer], seed: UInt64 = 1) -> Network {
    Network(inputs: inputs, layers: layers, precision: .double, seed: seed)
  }

  /// The network after so many epochs, and the mean loss of each.
  static func train(
    _ network: Network, on data: DataSet, loss: any Loss, optimizer: any Optimizer, epochs: Int,
    batch: Int? = nil, l2: Double = 0
  ) -> (network: Network, losses: [Double]) {
    let training = Training(
      network, on: data, loss: loss, optimizer: optimizer, batch: batch ?? data.count, l2: l2,
      engine: engine, isInterrupted: { false })
    var trained = network, losses: [Double] = []
    for epoch in training.prefix(epochs) {
      losses.append(epoch.trainingLoss)
      guard epoch.isFinite else { break }
      trained = epoch.network
    }
    return (trained, losses)
  }

  /// The mean loss of a network.
  static func loss(_ network: Network, on data: DataSet, _ loss: any Loss) -> Double {
    Evaluation(network, on: data, loss: loss, engine: engine).meanLoss(with: network.parameters)
  }
}
