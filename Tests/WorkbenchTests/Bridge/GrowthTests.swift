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

@Suite("a regression that grows")
struct GrowthTests {
  /// 400 rows of y = u + 3 v² + noise or, by chances of that, yes and no.
  private func table() throws -> Table {
    let random = RandomSource(seed: 9, purpose: 0x6772)
    let u = (0..<400).map { random.normal($0) }, v = (0..<400).map { random.normal(1_000 + $0) }
    let η = zip(u, v).map { $0 + 3 * $1 * $1 - 2 }
    return try Table(columns: [
      Column("u", numbers: u), Column("v", numbers: v),
      Column("y", numbers: η.enumerated().map { $1 + random.normal(2_000 + $0) / 2 }),
      Column(
        "answer",
        texts: η.enumerated().map {
          random.uniform(5_000 + $0) < 1 / (1 + .exp(-$1)) ? "yes" : "no"
        }),
    ])
  }

  private func recipe() -> Recipe {
    var recipe = Recipe(targets: [])
    (recipe.hidden, recipe.epochs, recipe.l2) = ([16, 8], 150, 0)
    recipe.optimizer = .adam(rate: 0.01)
    return recipe
  }

  private func growth(_ formula: String, _ recipe: Recipe? = nil) throws -> Growth {
    let table = try table()
    return try Growth(
      Model(Regression(Formula(formula), in: table)), on: table, recipe ?? self.recipe())
  }

  @Test("learns what a straight line leaves over, and says so on held-out rows")
  func gain() throws {
    let growth = try growth("y ~ u + v")
    #expect(growth.ladder.measuredOn == .heldOut && growth.ladder.rowCount == 80)
    #expect(growth.ladder.rungs.map(\.name) == ["mean", "regression", "network"])
    let regression = try #require(growth.ladder.rungs[1]["rmse"])
    #expect(try #require(growth.ladder.top["rmse"]) < regression / 3)
    #expect(try #require(growth.ladder.verdict).hasPrefix("The hidden layers were worth it"))
    #expect(growth.model.provenance.test["rmse"] == growth.ladder.top["rmse"])
  }

  @Test("adds nothing where the formula already says it, and says so")
  func noGain() throws {
    let growth = try growth("y ~ u + I(v^2)")
    #expect(try #require(growth.ladder.verdict).hasPrefix("No clear gain"))
  }

  @Test("of two classes grows, too, is saved and predicts the same")
  func classes() throws {
    let growth = try growth("answer ~ u + v"), table = try table()
    let regression = try #require(
      growth.ladder.rungs[1]["crossEntropy"])
    #expect(
      try #require(growth.ladder.top["crossEntropy"]) < regression)
    let folder = try TemporaryDirectory()
    try growth.model.save("\(folder.path)/grown.gradus")
    let again = try Model(contentsOf: "\(folder.path)/grown.gradus")
    #expect(
      try again.predict(table).probabilities == growth.model.predict(table).probabilities)
  }

  @Test("of counts grows by the deviance whose θ the training rows have")
  func counts() throws {
    let table = try BridgeCase.negativeBinomial.table()
    let model = try Model(
      Regression(
        Formula("Days ~ Eth + Age"), in: table, family: .init(spelling: "negative-binomial")))
    var recipe = recipe()
    recipe.epochs = 5
    let growth = try Growth(model, on: table, recipe)
    func θ(_ model: Model) throws -> Double? {
      (try Losses.catalogue(model.provenance.loss) as? NegativeBinomialDeviance)?.theta
    }
    let (all, some) = (try #require(try θ(model)), try #require(try θ(growth.model)))
    #expect(all > 0 && some > 0 && all != some)
    #expect(growth.ladder.rungs.map(\.name) == ["mean", "regression", "network"])
  }

  @Test("is compared with the regression of the training rows, which the held-out ones cannot move")
  func fairness() throws {
    let table = try table()
    let model = try Model(Regression(Formula("y ~ u + v"), in: table))
    // Were the saved coefficients used, others would give another comparison.
    var moved = model.network
    for i in 0..<moved.parameters.count { moved.parameters[flat: i] += 1 }
    let other = Model(
      network: moved, preparation: model.preparation, provenance: model.provenance)
    let (a, b) = (
      try Growth(model, on: table, recipe()), try Growth(other, on: table, recipe())
    )
    #expect(a.ladder.rungs[1].scores == b.ladder.rungs[1].scores)
    #expect(a.model.network.parameters == b.model.network.parameters)
  }

  @Test("keeps the regression where no epoch is better on the validation rows")
  func restraint() throws {
    var recipe = recipe()
    // Steps so large that every epoch is worse.
    (recipe.optimizer, recipe.epochs) = (.adam(rate: 5), 3)
    let growth = try growth("y ~ u + I(v^2)", recipe)
    #expect(growth.course.best == 0)
    #expect(growth.ladder.rungs[1].scores == growth.ladder.top.scores)
  }

  @Test("is refused where there is nothing to grow, in one sentence")
  func refusals() throws {
    let table = try table()
    var quick = Made.recipe("y")
    quick.ignore = ["answer"]
    let fitted = try Fit(table, quick).model
    #expect(throws: FitError.self) { try Growth(fitted, on: table, recipe()) }
    let weighted = try Model(
      Regression(Formula("y ~ u"), in: table, weights: "v^2"))
    #expect(throws: FitError.self) { try Growth(weighted, on: table, recipe()) }
    // A model with a formula does not go on by `fit --from`.
    #expect(throws: FitError.self) {
      try Fit(table, Recipe(target: "y"), from: Model(Regression(Formula("y ~ u"), in: table)))
    }
  }

  @Test("rows without a cell that the formula needs have no prediction, and the others theirs")
  func missing() throws {
    let table = try table()
    let numbers = try Model(Regression(Formula("y ~ u"), in: table))
    let rows = try Table(columns: [Column("u", numbers: [.nan, 1, .nan, 2])], name: "new.csv")
    let predictions = try numbers.predict(rows)
    let complete = try numbers.predict(rows.selecting(rows: [1, 3]))
    #expect(Array(predictions) == [.missing, complete[0], .missing, complete[1]])
    #expect(predictions.values[0].map(\.isNaN) == [true, false, true, false])
    #expect(
      predictions.report.notes
        == ["2 rows lack a cell that the model needs, and have no prediction"])
    #expect(complete.report.notes.isEmpty)
    // One row alone is asked for its cells.
    let error = #expect(throws: TableError.self) { try numbers.predict(["u": .missing]) }
    #expect(error?.description.contains("u: is missing") == true)
  }

  @Test("outcomes are not made up where the truth or a cell is missing")
  func missingTruth() throws {
    let model = try Model(Regression(Formula("y ~ u"), in: table()))
    let rows = try Table(
      columns: [Column("u", numbers: [1, .nan]), Column("y", numbers: [1, 2])], name: "new.csv")
    let error = #expect(throws: TableError.self) { try model.outcomes(on: rows) }
    #expect(error?.description.contains("row 2: u: is missing") == true)
  }
}
