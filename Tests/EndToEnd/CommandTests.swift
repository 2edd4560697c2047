import Testing

@Suite("fit does what its options say")
struct CommandTests {
  /// A folder with `t.csv`, which has two classes to predict.
  private static func workplace() throws -> Workplace {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    return place
  }

  /// Options, then how many rows train, validate and report.
  @Test(
    "which rows do what",
    arguments: [
      ([], 43...44, 4...5, 12), (["--holdout", "0"], 54...54, 6...6, 0),
      (["--validation", "0"], 48...48, 0...0, 12), (["--test", "t.csv"], 54...54, 6...6, 60),
      (["--test", "t.csv", "--holdout", "0"], 54...54, 6...6, 60),
      (["--holdout", "0", "--validation", "0"], 60...60, 0...0, 0),
    ] as [([String], ClosedRange<Int>, ClosedRange<Int>, Int)])
  func rows(
    _ options: [String], _ train: ClosedRange<Int>, _ validation: ClosedRange<Int>, _ test: Int
  ) throws {
    let place = try Self.workplace()
    let fit = try place.gradus(
      ["fit", "t.csv", "--target", "y", "--epochs", "3", "--json"] + options)
    let json = try JSON(fit.output), rows = json["rows"]
    #expect(try train.contains(#require(rows["train"].integer)))
    #expect(try validation.contains(#require(rows["validation"].integer)))
    #expect(rows["test"].integer == test)
    #expect(json["test"].keys == (test > 0 ? ["accuracy", "crossEntropy", "auc"] : []))
    #expect(json["rungs"].count == 3)
  }

  @Test("--refit all fits again on every row, and says so")
  func refits() throws {
    let place = try Self.workplace()
    let fit = try place.gradus("fit", "t.csv", "--target", "y", "--refit", "all")
    #expect(fit.errors == "note: the saved model is fitted again on all 60 rows\n")
    #expect(fit.output.contains("fitted on 60 training rows"))
    let json = try JSON(place.gradus("inspect", "t.gradus", "--json").output)
    #expect(json["provenance"]["rows"]["train"].integer == 60)
  }

  @Test("the default schedule spelled out is the default")
  func schedule() throws {
    let place = try Self.workplace()
    try place.gradus("fit", "t.csv", "--target", "y", "-o", "a.gradus")
    try place.gradus("fit", "t.csv", "--target", "y", "--schedule", "cosine", "-o", "b.gradus")
    #expect(try place.bytes(of: "a.gradus") == place.bytes(of: "b.gradus"))
  }

  @Test("a target of two numbers is predicted as a number, with a note on classes")
  func advice() throws {
    let place = try Workplace()
    let rows = (0..<40).map { "\(Double($0) / 7),\($0 % 3 == 0 ? 1 : 0)" }
    try place.write("x,y\n" + rows.joined(separator: "\n"), to: "t.csv")
    let fit = try place.gradus("fit", "t.csv", "--target", "y", "--epochs", "2")
    #expect(
      fit.errors.contains(
        "y: only 0 and 1 occur, but they are predicted as numbers (use --categorical y to predict "
          + "classes)"))
  }

  @Test("numbers with a decimal comma are no classes")
  func decimalComma() throws {
    let place = try Workplace()
    let rows = (0..<30).map { "\($0);0,\($0 + 25)" }
    try place.write("x;y\n" + rows.joined(separator: "\n"), to: "t.csv")
    let fit = try place.gradus("fit", "t.csv", "--target", "y")
    #expect(fit.status == 1)
    #expect(
      fit.errors == """
        gradus: t.csv:2: y: every row has a class of its own, such as "0,25" (write numbers with a \
        decimal point, or use --target to name another column)

        """)
  }

  @Test("--from goes on where a model stands, and notes rows that it may have seen")
  func goesOn() throws {
    let place = try Self.workplace()
    func fit(_ options: String...) throws -> (JSON, Outcome) {
      let outcome = try place.gradus(["fit", "t.csv", "--epochs", "10", "--json"] + options)
      return (try JSON(outcome.output), outcome)
    }
    let (first, _) = try fit("--target", "y")
    let (second, outcome) = try fit("--from", "t.gradus")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty, "the split is the same")
    #expect(
      try #require(second["trainingLoss"].number) <= #require(first["trainingLoss"].number))
    let (_, named) = try fit("--from", "t.gradus", "--target", "y", "-o", "u.gradus")
    #expect(named.status == 0 && place.has("u.gradus"))
    let (_, other) = try fit("--from", "t.gradus", "--seed", "2")
    #expect(
      other.errors == """
        note: the model to go on from was fitted with another --seed, --holdout, --validation or \
        --refit: if it was fitted on this table, it has seen rows that are held out or choose \
        the epoch now

        """)
    // With a test table no row was held out of the other, so all of it was training or validation.
    _ = try fit("--target", "y", "--test", "t.csv", "-o", "v.gradus")
    let (_, after) = try fit("--from", "v.gradus", "-o", "w.gradus")
    #expect(after.errors.contains("it has seen rows that are held out"))
    let wrong = try place.gradus("fit", "t.csv", "--from", "t.gradus", "--target", "x")
    #expect(
      wrong.errors == """
        gradus: the model predicts y, not x (name its target, or fit without --from)

        """)
  }

  @Test(
    "options that change the network or the training are kept in the model",
    arguments: [
      ["--batch", "all"], ["--precision", "double"], ["--l2", "0.01"], ["--dropout", "0.2"],
      ["--hidden", "8,4"], ["--patience", "2"],
    ])
  func settings(_ options: [String]) throws {
    let place = try Self.workplace()
    let fit = try place.gradus(["fit", "t.csv", "--target", "y", "--epochs", "3"] + options)
    #expect(fit.status == 0, "\(fit.errors)")
    // All training rows is a number of them.
    let value = options[1] == "all" ? "" : options[1]
    #expect(try place.gradus("inspect", "t.gradus").output.contains("\(options[0]) \(value)"))
  }

  @Test("columns are read as asked: missing, positive, categorical, numeric, ignored")
  func columns() throws {
    let place = try Workplace()
    let rows = (0..<60).map {
      "\($0 % 4),\($0 % 9 == 0 ? "-" : "\($0)"),\($0 * $0 % 11),\($0 < 30 ? "low" : "high")\n"
    }
    try place.write("k,x,z,y\n" + rows.joined(), to: "t.csv")
    let fit = try place.gradus(
      "fit", "t.csv", "--target", "y", "--missing", "-", "--categorical", "k", "--numeric", "x",
      "--ignore", "z", "--positive", "low", "-q")
    #expect(fit.status == 0, "\(fit.errors)")
    let preparation = try place.gradus("inspect", "t.gradus").output
    #expect(preparation.contains("k: category, 4 levels: 0, 1, 2, 3"))
    #expect(preparation.contains("x: number"))
    #expect(!preparation.contains("z: "))
    let predictions = try place.gradus("predict", "t.gradus", "t.csv", "-q")
    #expect(predictions.lines[0] == "prediction,probability_high,probability_low")
  }
}
