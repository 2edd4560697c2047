import Equations
import Explanations
import Networks
import Numerics
import TestSupport
import Testing
import Training

/// A network for a pair of activations and a loss that fits.
struct CheckCase: Sendable, CustomTestStringConvertible {
  let name: String
  let network: Network
  let loss: any Loss
  var testDescription: String { name }

  /// Five examples: numbers, or where outputs are probabilities one class each.
  var examples: DataSet {
    let (x, k) = (Samples.uniform(rows: network.inputs, columns: 5, seed: 3), network.outputs)
    let random = Samples.uniform(rows: k, columns: 5, seed: 4)
    let t: [Double] = (0..<k * 5).map { i in
      switch loss {
      case is CrossEntropy: i % k == (i / k * 7 + 1) % k ? 1 : 0
      case is BinaryCrossEntropy: random[flat: i] > 0 ? 1 : 0
      case is PoissonDeviance, is GammaDeviance, is InverseGaussianDeviance,
        is NegativeBinomialDeviance, is WrongLoss<PoissonDeviance>, is WrongLoss<GammaDeviance>,
        is WrongLoss<InverseGaussianDeviance>, is WrongLoss<NegativeBinomialDeviance>:
        abs(random[flat: i]) + 0.1
      default: random[flat: i]
      }
    }
    return DataSet(inputs: x, targets: Matrix(rows: k, columns: 5, t))
  }

  /// Every hidden activation below every output with every loss that it can stand behind.
  static var all: [CheckCase] {
    let outputs: [any Activation] = [.identity, .sigmoid, .tanh, .softmax, .softplus, .exp]
    return Activations.catalogue.names.flatMap { h in
      Losses.catalogue.names.flatMap { loss in
        outputs.filter { Walks.fits(loss: loss, behind: $0) }.compactMap { output in
          guard let h = try? Activations.catalogue(h), let loss = try? Losses.catalogue(loss)
          else { return nil }
          var network = Network(inputs: 3, precision: .double, seed: 2) {
            Dense(4, h)
            Dense(2, output)
          }
          network.raise(layer: 1, under: h)
          return CheckCase(
            name: "\(h.spelling), \(output.spelling), \(loss.spelling)", network: network,
            loss: loss)
        }
      }
    } + layers
  }

  static var layers: [CheckCase] {
    [
      CheckCase(
        name: "every layer",
        network: Network(inputs: 3, precision: .double) {
          Dense(5, .swish)
          LayerNorm()
          Dropout(0.3)
          Residual { Dense(5, .tanh) }
          Dense(3, .softmax)
        }, loss: .crossEntropy)
    ]
  }
}

@Suite("a gradient check")
struct GradientCheckTests {
  @Test("finds every layer, activation and loss right to 1e-7", arguments: CheckCase.all)
  func right(_ c: CheckCase) {
    let check = GradientCheck(c.network, on: c.examples, loss: c.loss, l2: 0.01)
    for checked in check.parameters {
      #expect(checked.hostDifference <= 1e-7, "\(checked.parameter.place)")
      #expect(checked.referenceDifference <= 1e-7, "\(checked.parameter.place)")
      #expect(checked.coordinates.count == checked.parameter.count)
      #expect(checked.kinks < checked.parameter.count)
    }
    #expect(check.passes)
  }
}

@Suite("a gradient check finds an error of a thousandth in any one derivative")
struct PlantedErrorTests {
  private static let names = Activations.catalogue.names

  private func check(
    _ layers: [Dense], loss: any Loss, raising raised: (layer: Int, h: any Activation)? = nil
  ) -> GradientCheck {
    var network = Network(inputs: 3, layers: layers, precision: .double, seed: 2)
    if let raised { network.raise(layer: raised.layer, under: raised.h) }
    let c = CheckCase(name: "planted", network: network, loss: loss)
    return GradientCheck(network, on: c.examples, loss: loss)
  }

  @Test("of a hidden activation: in its layer and below, not above", arguments: names)
  func hidden(_ name: String) throws {
    let h = try Activations.catalogue(name)
    // Inside of the network one layer is wrong, the others are right.
    for wrong in 0..<2 {
      let layers = (0..<3).map { Dense(4, $0 == wrong ? Planted.wrong(h) : .tanh) }
      let check = check(layers, loss: .halfSquaredError, raising: (wrong + 1, h))
      #expect(!check.passes)
      #expect(check.firstWrong?.parameter.place.layer == wrong + 1)
      for checked in check.parameters {
        let isAbove = checked.parameter.place.layer.map { $0 > wrong + 1 } ?? false
        #expect(checked.passes == isAbove, "\(checked.parameter.place)")
        #expect(checked.hostDifference < 1e-12)
        if !isAbove { #expect(checked.referenceDifference > 1e-4) }
      }
    }
  }

  @Test("of an output activation, with each loss", arguments: names, Losses.catalogue.names)
  func output(_ name: String, _ loss: String) throws {
    let output = try Activations.catalogue(name)
    guard Walks.fits(loss: loss, behind: output) else { return }
    let check = check(
      [Dense(4, .tanh), Dense(2, Planted.wrong(output))],
      loss: try Losses.catalogue(loss))
    #expect(check.parameters.allSatisfy { !$0.passes })
    #expect(check.firstWrong?.parameter.place.layer == 2)
  }

  @Test("of a loss", arguments: Losses.catalogue.names)
  func loss(_ name: String) throws {
    for output in [Sigmoid(), Softmax()] as [any Activation] {
      let check = check(
        [Dense(4, .tanh), Dense(2, output)], loss: Planted.wrong(try Losses.catalogue(name)))
      // Of half of the examples |y − t| is the largest error that there is; still each is wrong.
      #expect(check.parameters.allSatisfy { !$0.passes })
    }
  }

  @Test("of a layer's own gradient, and of nothing else")
  func layer() {
    let network = Network(inputs: 3, precision: .double) {
      Dense(4, .tanh)
      WrongGain()
      Dense(2)
    }
    let c = CheckCase(name: "gain", network: network, loss: .halfSquaredError)
    let check = GradientCheck(network, on: c.examples, loss: c.loss)
    #expect(check.parameters.filter { !$0.passes }.map(\.parameter.place.letter) == ["g"])
  }

  @Test("in a network of which only some weights are looked at")
  func sampled() {
    let network = Network(inputs: 3, precision: .double) {
      Dense(60, Planted.wrong(.sigmoid))
      Dense(2)
    }
    let c = CheckCase(name: "wide", network: network, loss: .halfSquaredError)
    let check = GradientCheck(network, on: c.examples, loss: c.loss, coordinates: 10)
    #expect(check.parameters.map(\.coordinates.count) == [10, 10, 10, 2])
    #expect(check.parameters.map(\.passes) == [false, false, true, true])
  }
}

@Suite("a gradient check knows kinks")
struct KinkTests {
  private func check(bias: Double) -> GradientCheck {
    // z = w x + b of the one ReLU is 0.5 · 1 + b.
    let network = Network(
      inputs: 1, layers: [Dense(1, .relu), Dense(1)],
      parameters: Matrix(rows: 4, columns: 1, [0.5, bias, 0.7, 0.1]))
    return GradientCheck(
      network,
      on: DataSet(
        inputs: Matrix(rows: 1, columns: 1, [1]), targets: Matrix(rows: 1, columns: 1, [2])),
      loss: .halfSquaredError)
  }

  @Test("steps that would cross one are made shorter", arguments: [-0.499, -0.501, -0.4999])
  func near(_ bias: Double) {
    let check = check(bias: bias)
    #expect(check.passes)
    for checked in check.parameters { #expect(checked.referenceDifference <= 1e-7) }
    #expect(check.parameters.map(\.kinks) == [0, 0, 0, 0])
  }

  @Test("at one there is no derivative to be had from differences: counted, not failed")
  func at() {
    let check = check(bias: -0.5)
    #expect(check.passes)
    #expect(check.parameters.map(\.kinks) == [1, 1, 0, 0])
  }

  @Test("of losses, too")
  func losses() {
    for loss in [MeanAbsoluteError(), Huber()] as [any Loss] {
      let network = Network(
        inputs: 1, layers: [Dense(1)], parameters: Matrix(rows: 2, columns: 1, [1, 0]))
      let kink = loss is Huber ? 1.0 : 0.0
      let check = GradientCheck(
        network,
        on: DataSet(
          inputs: Matrix(rows: 1, columns: 1, [1]),
          targets: Matrix(rows: 1, columns: 1, [1 - kink - 1e-3])), loss: loss)
      #expect(check.passes && check.parameters.map(\.kinks) == [0, 0])
    }
  }
}
