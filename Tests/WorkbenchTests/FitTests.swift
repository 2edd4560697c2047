import Gradus
import Testing

@Suite("a fit from the library")
struct FitTests {
  @Test("the metrics of the top rung are those of the saved model on the held-out rows")
  func topRung() throws {
    let table = try Made.numbers()
    let fit = try Fit(table, Made.recipe("y"))
    let heldOut = try Split.holdout(0.2, of: Array(0..<60), seed: 1, for: .heldOut).heldOut
    let scores = try fit.model.evaluate(table.selecting(rows: heldOut))
    #expect(scores == fit.ladder.top.scores)
    #expect(fit.model.provenance.test["rmse"] == fit.ladder.top["rmse"])
  }

  @Test("a fit that is told to stop gives the best network so far, or none before the first epoch")
  func interruption() throws {
    let table = try Made.numbers()
    let asked = Counter()
    var long = Made.recipe("y")
    long.epochs = 1_000
    let early = try Fit(
      table, long, isInterrupted: { asked.next() > 400 })
    #expect(early.course.wasInterrupted)
    #expect((1..<1_000).contains(early.course.epochs))
    #expect(throws: CancellationError.self) {
      try Fit(table, Made.recipe("y"), isInterrupted: { true })
    }
  }

  @Test("cancelling a task stops its fit")
  func cancellation() async throws {
    let table = try Made.numbers()
    let recipe = {
      var recipe = Made.recipe("y")
      recipe.epochs = 1_000_000
      return recipe
    }()
    let task = Task { try Fit(table, recipe) }
    task.cancel()
    // Whether it had begun or not: it ends long before a million epochs.
    let course = try? await task.value.course
    #expect(course?.wasInterrupted ?? true)
  }

  @Test("a refit that is cut short keeps the network of the training rows")
  func refitCutShort() throws {
    var recipe = Made.recipe("y")
    recipe.refitsAll = true
    let table = try Made.numbers()
    let complete = try Fit(table, recipe)
    #expect(complete.model.provenance.rows.train == 60)
    #expect(complete.notes.last == "the saved model is fitted again on all 60 rows")
    let isRefitting = Flag()
    let cut = try Fit(
      table, recipe, isInterrupted: { isRefitting.isSet },
      observe: { if case .begins("network on all rows", _) = $0 { isRefitting.set() } })
    #expect(cut.course.wasInterrupted)
    #expect(cut.model.provenance.rows.train == cut.rows.train)
    recipe.refitsAll = false
    #expect(
      try Fit(table, recipe).model.network.parameters == cut.model.network.parameters)
  }

  @Test("no table has no predictions, and is no mistake")
  func noRows() throws {
    let model = try Fit(Made.numbers(), Made.recipe("y")).model
    #expect(try model.predict(Made.numbers().selecting(rows: [])).isEmpty)
  }
}
