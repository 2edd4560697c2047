import Testing

@Suite("a wrong command line")
struct UsageMistakeTests {
  static let range = "is not between 1 and 1000000"

  @Test(
    "is answered by what is wrong and where to look, status 2, and nothing is written",
    arguments: [
      (["--epochs", "0"], "--epochs: 0 \(range)"),
      (["--epochs", "-1"], "--epochs: -1 \(range)"),
      (["--epochs", "99999999999999999999"], "--epochs: 99999999999999999999 \(range)"),
      (["--epochs", "nan"], "--epochs: \"nan\" is not a whole number"),
      (["--epochs", "1.5"], "--epochs: \"1.5\" is not a whole number"),
      (["--patience", "0"], "--patience: 0 \(range)"),
      (["--batch", "0"], "--batch: 0 \(range) (or all)"),
      (["--batch", "-3"], "--batch: -3 \(range) (or all)"),
      (["--hidden", "0"], "--hidden: 0 \(range)"),
      (["--hidden", "-4"], "--hidden: -4 \(range)"),
      (["--hidden", "10000000"], "--hidden: 10000000 \(range)"),
      (["--hidden", "8,,8"], "--hidden: \"8,,8\" has an empty item"),
      (["--l2", "-1"], "--l2: -1 is not between 0 and 1000000"),
      (["--l2", "nan"], "--l2: \"nan\" is not a number"),
      (["--l2", "inf"], "--l2: \"inf\" is not a number"),
      (["--l2", "1e400"], "--l2: 1e400 is too large"),
      (["--dropout", "1"], "--dropout: 1 is not at least 0 and below 1"),
      (["--dropout", "-0.1"], "--dropout: -0.1 is not at least 0 and below 1"),
      (["--threads", "0"], "--threads: 0 is not between 1 and 256"),
      (["--threads", "9999999"], "--threads: 9999999 is not between 1 and 256"),
      (["--seed", "-1"], "--seed: \"-1\" is not a whole number from 0 on"),
      (["--holdout", "1"], "--holdout: 1 is not at least 0 and below 1"),
      (["--holdout", "-1"], "--holdout: -1 is not at least 0 and below 1"),
      (["--holdout", "nan"], "--holdout: \"nan\" is not a number"),
      (["--validation", "1"], "--validation: 1 is not at least 0 and below 1"),
      (
        ["--optimizer", "adm"],
        "--optimizer: there is no optimizer \"adm\"; there are gradient-descent, momentum, "
          + "nesterov, rmsprop, adam, newton, l-bfgs; did you mean adam?"
      ),
      (
        ["--optimizer", "adam:rat=1"],
        "--optimizer: adam has no setting \"rat\"; it has rate, beta1, beta2, epsilon"
      ),
      (
        ["--activation", "relu:slope=1"], "--activation: relu has no setting \"slope\"; it has none"
      ),
      (["--precision", "half"], "--precision: \"half\" is not one of single, double"),
      (
        ["--delimiter", "ab"],
        "--delimiter: \"ab\" is no single separator such as , ; | or the word tab"
      ),
      (["--hiden", "3"], "unknown option --hiden; did you mean --hidden?"),
      (["--missing"], "--missing needs a value: --missing TEXT"),
      (["--target", "y"], "--target is given twice; it takes one value only"),
      (
        ["--holdout", "0.2", "--test", "t.csv"],
        "--holdout 0.2 does not go with --test, whose rows are the held-out ones"
      ),
      (["--test-labels", "l"], "--test-labels belongs to --test"),
      (["--ignore", "y"], "--ignore names the column that --target names: y"),
      (
        ["-o", "-"],
        "--output: a model goes to a file, not to standard output; name one, as in -o my.gradus"
      ),
      (
        ["-o", "t.csv"],
        "--output would overwrite t.csv, which is read; name another file"
      ),
    ])
  func usage(_ options: [String], _ sentence: String) throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    let fit = try place.gradus(["fit", "t.csv", "--target", "y"] + options)
    #expect(fit.errors == "gradus fit: \(sentence)\nSee 'gradus fit --help'.\n")
    #expect(fit.status == 2)
    #expect(fit.output.isEmpty)
    #expect(try place.files() == ["t.csv"])
    #expect(try place.text(of: "t.csv") == Samples.twoClasses())
  }

  @Test("a rate that is none is refused", arguments: ["0", "-1", "nan", "inf", "1e30", ""])
  func rates(_ rate: String) throws {
    let place = try Workplace()
    let fit = try place.gradus("fit", "t.csv", "--target", "y", "--optimizer", "adam:rate=\(rate)")
    #expect(fit.status == 2)
    #expect(fit.errors.hasPrefix("gradus fit: --optimizer: adam: rate is a number from 1e-12 to "))
  }

  @Test("what --from decides cannot be chosen again", arguments: ["--hidden", "--dropout"])
  func goingOn(_ option: String) throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y", "--epochs", "1", "-q", "-o", "m.gradus")
    let value = option == "--hidden" ? "3" : "0.5"
    let fit = try place.gradus("fit", "t.csv", "--from", "m.gradus", option, value)
    #expect(fit.status == 2)
    #expect(
      fit.errors == "gradus fit: --from and \(option) exclude each other; leave one of them out\n"
        + "See 'gradus fit --help'.\n")
    #expect(try place.files() == ["m.gradus", "t.csv"])
  }

  @Test("a column that would stand twice in the predictions cannot be kept")
  func keptTwice() throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y", "--epochs", "1", "-q")
    try place.write("x,z,c,prediction\n1,2,a,7\n", to: "new.csv")
    for (keep, name) in [("prediction", "prediction"), ("x,x", "x")] {
      let predict = try place.gradus(
        "predict", "t.gradus", "new.csv", "--keep", keep, "-q", "-o", "p.csv")
      #expect(predict.status == 2)
      #expect(
        predict.errors.hasPrefix(
          "gradus predict: --keep \(name): two columns of the predictions would have this name"))
      #expect(!place.has("p.csv"))
    }
  }

  @Test(
    "of other commands, too, is answered by a sentence",
    arguments: [
      (["evalute"], "gradus: unknown command evalute; did you mean evaluate?"),
      (
        ["evaluate", "m.gradus"],
        "gradus evaluate: TABLE is missing: CSV or IDX images, plain or .gz; - is stdin"
      ),
      (["inspect", "a", "b"], "gradus inspect: unexpected argument b; it takes MODEL"),
      (["fit", "t.csv"], "gradus fit: name the column to predict with --target"),
      (
        ["plan", "m.gradus", "--batch", "0"], "gradus plan: --batch: 0 is not between 1 and 1000000"
      ),
    ])
  func commands(_ words: [String], _ sentence: String) throws {
    let outcome = try Workplace().gradus(words)
    #expect(outcome.errors.hasPrefix(sentence + "\n"))
    #expect(outcome.status == 2)
  }
}
