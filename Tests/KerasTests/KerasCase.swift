import Equations
import Foundation
import Networks
import Numerics
import Tables
import TestSupport
import Training

@testable import ModelFiles

/// A network with data, as it is compared between here and Keras.
struct KerasCase {
  let name: String
  let model: Model
  let data: DataSet
  let loss: any Loss
  let optimizer: any Optimizer
  let l2: Double
  var csv: String?

  /// A regression from `inputs` numbers to two, through `layers`.
  init(
    _ name: String, _ layers: [any Layer], output: any Activation = .identity,
    loss: any Loss = .halfSquaredError, optimizer: any Optimizer = .gradientDescent(rate: 0.05),
    l2: Double = 0.02, precision: Precision = .double, bias: Double = 0
  ) throws {
    let inputs = 5, count = 12
    let network = Network(
      inputs: inputs, layers: layers + [Dense(2, output)], precision: precision, seed: 3)
    let examples = Samples.numbers(
      outputs: 2, inputs: inputs, count: count, precision: precision, seed: 5)
    var targets = examples.targets
    if output is Softmax || output is Sigmoid {
      for n in 0..<count { for k in 0..<2 { targets[k, n] = n % 2 == k ? 1 : 0 } }
    }
    self.name = name
    data = DataSet(inputs: examples.inputs, targets: targets)
    (self.loss, self.optimizer, self.l2) = (loss, optimizer, l2)
    model = Model(
      network: network.shaken(around: bias),
      preparation: try Self.preparation(inputs: inputs, outputs: 2),
      provenance: Self.provenance(loss, optimizer, l2))
  }

  init(_ name: String, _ model: Model, data: DataSet, csv: String) {
    (self.name, self.model, self.data, self.csv) = (name, model, data, csv)
    (loss, optimizer, l2) = (.crossEntropy, .adam(), 0)
  }

  static func provenance(
    _ loss: any Loss, _ optimizer: any Optimizer, _ l2: Double
  ) -> Provenance {
    Provenance(
      version: "0", settings: ["optimizer": optimizer.spelling, "l2": "\(l2)"],
      rows: Provenance.Rows(train: 12, validation: 0, test: 0), epochs: 1, loss: loss.spelling,
      test: [:])
  }

  /// Of number columns.
  static func preparation(inputs: Int, outputs: Int) throws -> Preparation {
    let names = (0..<inputs).map { "x\($0)" }, targets = (0..<outputs).map { "y\($0)" }
    let columns = (names + targets).enumerated().map { k, name in
      Column(name, numbers: (0..<12).map { Double(($0 * (k + 3)) % 11) })
    }
    return try Preparation.fit(Table(columns: columns), targets: targets, rows: Array(0..<12))
  }

  /// Puts script, weights and data into a folder.
  func write(to folder: String) throws {
    try KerasExport(model, named: "\(name).gradus", script: "\(folder)/\(name).py").save()
    var archive = NumPyArchive()
    archive.append("x", shape: [data.count, data.inputs.rows], data.inputs.values)
    archive.append("t", shape: [data.count, data.targets.rows], data.targets.values)
    try AtomicFile("\(folder)/\(name).data.npz").write([archive.bytes[...]])
    if let csv { try AtomicFile("\(folder)/\(name).csv").write([Array(csv.utf8)[...]]) }
  }

  /// After one step on all of the data, in the order in which Keras lists parameters.
  var trained: [Double] {
    let training = Training(
      model.network, on: data, loss: loss, optimizer: optimizer, batch: data.count, l2: l2)
    let epoch = training.makeIterator().next()
    return epoch?.network.parameters.values ?? []
  }
}

extension Network {
  /// With biases, gains and shifts that are not what they begin with.
  func shaken(around bias: Double) -> Network {
    var network = self
    let random = RandomSource(seed: 11, purpose: 11)
    for parameter in layout where !parameter.isWeight {
      for i in parameter.place.offset..<parameter.place.offset + parameter.count {
        network.parameters[flat: i] += bias + 0.4 * random.uniform(i) - 0.2
      }
    }
    return network
  }
}
