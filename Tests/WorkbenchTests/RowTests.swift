import Engines
import ModelFiles
import Networks
import Numerics
import Tables
import Testing
import Training

@testable import Workbench

@Suite("rows")
struct RowTests {
  @Test("held out take no part: other numbers in them change what is reported and nothing else")
  func heldOut() throws {
    let table = try Made.numbers(), recipe = Made.recipe("y")
    let split = try RowSplit(table, recipe)
    var (x, y) = (Made.x, Made.y)
    for row in split.heldOut {
      x[0][row] = -x[0][row] + 1
      y[row] += 100
    }
    let (a, b) = (try Fit(table, recipe), try Fit(Made.numbers(y: y, x: x), recipe))
    #expect(a.model.network.parameters == b.model.network.parameters)
    #expect(a.model.preparation as? Preparation == b.model.preparation as? Preparation)
    #expect(a.ladder.top["rmse"] != b.ladder.top["rmse"])
  }

  @Test("for validation choose the epoch, and nothing else")
  func validation() throws {
    let table = try Made.numbers()
    var recipe = Made.recipe("y")
    recipe.optimizer = .adam(rate: 0.05)
    let split = try RowSplit(table, recipe)
    var y = Made.y
    for row in split.validation { y[row] = -y[row] }
    func losses(_ table: Table) throws -> (training: [Double], best: Int, Matrix) {
      var losses: [Double] = []
      let fit = try Fit(
        table, recipe,
        observe: { event in
          switch event {
          case .begins: losses = []
          case .epoch(let epoch): losses.append(epoch.trainingLoss)
          }
        })
      return (losses, fit.course.best, fit.model.network.parameters)
    }
    let (a, b) = (try losses(table), try losses(Made.numbers(y: y)))
    #expect(a.training == b.training)
    #expect(a.best != b.best && a.2 != b.2)
  }

  @Test("each do one thing, and their counts add up")
  func counts() throws {
    let table = try Made.classes(), recipe = Made.recipe("label")
    let split = try RowSplit(table, recipe)
    #expect(split.all == Array(0..<60))
    let rows = try Fit(table, recipe).rows
    #expect([rows.train, rows.validation, rows.test].reduce(0, +) == 60)
    #expect(
      [rows.train, rows.validation, rows.test]
        == [split.train.count, split.validation.count, split.heldOut.count])
  }

  @Test("of a test table report and take no part; none of the table are held out then")
  func testTable() throws {
    let table = try Made.numbers(), recipe = Made.recipe("y")
    let other = table.selecting(rows: [0, 1, 2, 3])
    let (a, b) = (
      try Fit(table, recipe, test: table), try Fit(table, recipe, test: other)
    )
    #expect(a.model.network.parameters == b.model.network.parameters)
    #expect(a.rows.train + a.rows.validation == 60)
    #expect(a.rows.test == 60 && b.rows.test == 4 && b.ladder.rowCount == 4)
    #expect(a.ladder.top["rmse"] != b.ladder.top["rmse"])
  }

  @Test("are all training rows where the model is fitted again on all")
  func refit() throws {
    var recipe = Made.recipe("y")
    recipe.refitsAll = true
    let table = try Made.numbers()
    let fit = try Fit(table, recipe)
    #expect(fit.model.provenance.rows.train == 60)
    #expect(
      try fit.model.preparation as? Preparation
        == Preparation.fit(table, targets: ["y"], rows: Array(0..<60)))
    recipe.refitsAll = false
    #expect(try Fit(table, recipe).ladder.top["rmse"] == fit.ladder.top["rmse"])
  }
}
