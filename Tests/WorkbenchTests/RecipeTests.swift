import Gradus
import Testing

@Suite("a recipe that makes no sense")
struct RecipeTests {
  /// What is changed in a recipe that makes sense.
  struct Change: Sendable {
    let make: @Sendable (inout Recipe) -> Void
    init(_ make: @escaping @Sendable (inout Recipe) -> Void) { self.make = make }
  }

  @Test(
    "is answered by a sentence with a way out",
    arguments: [
      (Change { $0.epochs = 0 }, "epochs cannot be 0 (give at least 1)"),
      (Change { $0.patience = -1 }, "patience cannot be -1 (give at least 1)"),
      (Change { $0.batch = .rows(0) }, "a batch cannot have 0 rows (give at least 1)"),
      (Change { $0.hidden = [0] }, "a hidden layer cannot have 0 neurons (give 1 to 1000000)"),
      (
        Change { $0.hidden = [Int.max] },
        "a hidden layer cannot have 9223372036854775807 neurons (give 1 to 1000000)"
      ),
      (Change { $0.dropout = 1 }, "dropout cannot be 1.0 (give at least 0 and less than 1)"),
      (Change { $0.dropout = .nan }, "dropout cannot be nan (give at least 0 and less than 1)"),
      (Change { $0.l2 = -1 }, "l2 cannot be -1.0 (give 0 or more)"),
      (Change { $0.l2 = .infinity }, "l2 cannot be inf (give 0 or more)"),
      (
        Change { $0.optimizer = .adam(rate: .nan) },
        "the rate cannot be nan (give more than 0, such as 0.001)"
      ),
      (
        Change { $0.optimizer = .adam(rate: 0) },
        "the rate cannot be 0.0 (give more than 0, such as 0.001)"
      ),
      (
        Change { $0.holdout = .nan },
        "table: --holdout nan is not a fraction (it must be at least 0 and less than 1)"
      ),
      (
        Change { $0.loss = .crossEntropy },
        "cross-entropy is for classes, but y is a number (use half-squared-error, or --task classes)"
      ),
      (
        Change { $0.optimizer = .newton },
        "newton is for networks without hidden layers (use --hidden none, or another optimizer)"
      ),
    ] as [(Change, String)])
  func mistakes(_ change: Change, _ sentence: String) throws {
    let table = try Table(columns: [
      Column("x", numbers: (0..<40).map(Double.init)),
      Column("y", numbers: (0..<40).map { Double($0 * $0) }),
    ])
    var recipe = Recipe(target: "y")
    change.make(&recipe)
    let error = #expect(throws: (any Error).self) { try Fit(table, recipe) }
    #expect(error.map { "\($0)" } == sentence)
  }

  @Test("without hidden layers ends where the regression beside a network does")
  func newtonByDefault() throws {
    let table = try Made.numbers()
    var recipe = Made.recipe("y")
    let beside = try #require(try Fit(table, recipe).ladder.rungs.first { $0.name == "regression" })
    (recipe.hidden, recipe.epochs) = ([], nil)
    let alone = try Fit(table, recipe)
    #expect(alone.model.provenance.settings["optimizer"] == "newton")
    let errors = try [beside, alone.ladder.top].map { try #require($0["rmse"]) }
    #expect(abs(errors[0] - errors[1]) < 1e-5 * errors[0])

    recipe.batch = .rows(7)
    #expect(
      try Fit(table, recipe).model.provenance.settings["optimizer"]?.hasPrefix("adam") == true)
  }
}
