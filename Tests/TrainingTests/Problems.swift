import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Training

extension Examples {
  var dataSet: DataSet { DataSet(inputs: inputs, targets: targets) }
}

/// Training problems that several tests use.
enum Problems {
  /// 40 examples of three classes that overlap.
  static func classes(_ precision: Precision = .single) -> DataSet {
    Samples.classes(3, inputs: 4, count: 40, precision: precision).dataSet
  }

  static func network(_ precision: Precision = .single, seed: UInt64 = 1) -> Network {
    Network(inputs: 4, precision: precision, seed: seed) {
      Dense(8, .tanh)
      Dropout(0.1)
      Dense(3, .softmax)
    }
  }

  static func training(
    _ precision: Precision = .single, optimizer: any Optimizer = .adam(rate: 0.01),
    seed: UInt64 = 1, engine: any Engine = HostEngine(threads: 1)
  ) -> Training {
    Training(
      network(precision), on: classes(precision), loss: .crossEntropy, optimizer: optimizer,
      batch: 16, l2: 0.01, seed: seed, engine: engine)
  }
}
