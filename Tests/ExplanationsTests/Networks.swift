import Equations
import Explanations
import Networks
import Numerics
import TestSupport
import Training

/// Walks through everything that there is to explain.
enum Walks {
  /// Every layer, with all its equations, and a penalty.
  static func layers(
    by optimizer: any Optimizer = .adam(), precision: Precision = .double, width: Int = 5
  ) -> Walk {
    let network = Network(inputs: 4, precision: precision) {
      Dense(width, .swish)
      LayerNorm()
      Dropout(0.3)
      Residual { Dense(width, .tanh) }
      Dense(3, .softmax)
    }
    let examples = Samples.classes(3, inputs: 4, count: 4, precision: precision)
    return Walk(
      network, on: DataSet(inputs: examples.inputs, targets: examples.targets),
      loss: .crossEntropy, optimizer: optimizer, l2: 0.1)
  }

  /// One network for each optimizer and each pair of output and loss.
  static var all: [Walk] {
    let optimizers = Optimizers.catalogue.names.compactMap { try? Optimizers.catalogue($0) }
    let rules = optimizers.filter { $0 is any RuleOptimizer }
    return rules.map { layers(by: $0) } + losses
  }

  /// Whether a loss has a meaning behind an output: entropies are of probabilities, deviances of positive
  /// numbers.
  static func fits(loss: String, behind output: any Activation) -> Bool {
    if loss.contains("entropy") { return output is Sigmoid || output is Softmax }
    let positive: Set = ["sigmoid", "softmax", "softplus", "exp", "normal-distribution"]
    return !loss.contains("deviance") || positive.contains(type(of: output).name)
  }

  static var losses: [Walk] {
    let outputs: [any Activation] = [.identity, .sigmoid, .tanh, .softmax]
    return Losses.catalogue.names.flatMap { name in
      outputs.filter { fits(loss: name, behind: $0) }
        .compactMap { output in
          guard let loss = try? Losses.catalogue(name) else { return nil }
          let network = Network(inputs: 2, precision: .double) {
            Dense(3, .relu)
            Dense(2, output)
          }
          let examples = Samples.classes(2, inputs: 2, count: 3)
          return Walk(
            network, on: DataSet(inputs: examples.inputs, targets: examples.targets), loss: loss)
        }
    }
  }
}

extension Network {
  /// Biases of 3 in a layer whose activation has a pole at 0, or no values below it.
  mutating func raise(layer: Int, under h: any Activation) {
    guard h is Reciprocal || h is ReciprocalRoot else { return }
    for b in layout where !b.isWeight && b.place.layer == layer {
      for i in b.place.offset..<b.place.offset + b.count { parameters[flat: i] = 3 }
    }
  }
}
