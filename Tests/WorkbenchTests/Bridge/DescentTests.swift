import Equations
import ModelFiles
import Networks
import Numerics
import Regression
import Tables
import TestSupport
import Testing
import Training
import Workbench

@Suite("training a network without hidden layers reaches the regression's coefficients")
struct DescentTests {
  /// The largest difference from the coefficients that Newton's method found, relative to those
  /// above 1.
  private func distance(
    _ c: BridgeCase, by optimizer: any Optimizer, schedule: any Schedule = .constant, epochs: Int
  ) throws -> Double {
    let regression = try c.regression()
    let model = try Model(regression)
    let preparation = try #require(model.preparation as? FormulaPreparation)
    let table = try c.table()
    let rows = try preparation.rows(of: table, droppingMissing: true)
    let data = DataSet(
      inputs: try preparation.inputs(of: table, rows: rows, precision: .double).inputs,
      targets: try preparation.targets(of: table, rows: rows, precision: .double))
    let start = Network(
      inputs: model.network.inputs, layers: model.network.layers,
      parameters: Matrix(rows: model.network.parameters.count, columns: 1))
    let training = Training(
      start, on: data, loss: try Losses.catalogue(model.provenance.loss), optimizer: optimizer,
      schedule: schedule, batch: data.count)
    var last: Epoch?
    for epoch in training.prefix(epochs) { last = epoch }
    let found = try preparation.equation(of: try #require(last).network)
    return Deviation.largest(
      found.terms.map(\.estimate), regression.coefficients.map { $0.estimate ?? .nan })
  }

  @Test("by L-BFGS to 1e-8", arguments: BridgeCase.searchable)
  func search(_ c: BridgeCase) throws {
    let off = try distance(c, by: .lbfgs, epochs: 1_000)
    #expect(off <= 1e-8)
  }

  @Test("by Adam to 1e-4", arguments: BridgeCase.trainable)
  func adam(_ c: BridgeCase) throws {
    let epochs = 6_000
    let off = try distance(
      c, by: .adam(rate: 0.05), schedule: .cosine(epochs: epochs), epochs: epochs)
    #expect(off <= 1e-4)
  }
}
