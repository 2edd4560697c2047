import Equations
import Explanations
import Networks
import Numerics
import TestSupport
import Training

/// A step worked out in 50-digit arithmetic by `Tests/Fixtures/explain/make.py`.
struct StepFixture: Decodable, Sendable, CustomStringConvertible {
  let name: String
  let activations: [String]
  let loss: String
  let weights: [[[Double]]]
  let biases: [[Double]]
  /// Row by row; examples are columns.
  let inputs, targets: [[Double]]
  let l2: Double
  let optimizer: String
  let rate: Double
  /// By what an equation writes, row by row with 12 significant digits.
  let numbers: [String: [[String]]]

  var description: String { name }

  static func all() throws -> [StepFixture] { try Fixture.read("explain/steps.json") }

  func walk() throws -> Walk {
    let network = try GivenNetwork.make(
      activations: activations, weights: weights, biases: biases)
    var rule = try Optimizers.catalogue(optimizer)
    if var chosen = rule as? any RuleOptimizer {
      chosen.rate = rate
      rule = chosen
    }
    return Walk(
      network, on: DataSet(inputs: Self.matrix(inputs), targets: Self.matrix(targets)),
      loss: try Losses.catalogue(loss), optimizer: rule, l2: l2)
  }

  private static func matrix(_ rows: [[Double]]) -> Matrix {
    Matrix(
      rows: rows.count, columns: rows[0].count,
      rows[0].indices.flatMap { j in rows.map { $0[j] } })
  }
}
