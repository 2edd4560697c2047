import Gradus
import Testing

@Suite("the settings of fit")
struct SettingTests {
  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.write(Samples.regression(), to: "r.csv")
    return place
  }

  private func fit(_ place: Workplace, _ table: String, _ options: [String]) throws -> Outcome {
    try place.gradus(
      ["fit", table, "--target", "y", "--epochs", "3", "-q", "-o", "m.gradus"] + options)
  }

  @Test(
    "other settings work",
    arguments: [
      ["--batch", "all"], ["--batch", "7"], ["--precision", "double"], ["--hidden", "none"],
      ["--hidden", "4,3,2"], ["--dropout", "0.3"], ["--l2", "0.01"], ["--holdout", "0"],
      ["--validation", "0"], ["--holdout", "0", "--validation", "0"], ["--refit", "all"],
      ["--activation", "leaky-relu:slope=0.02"], ["--optimizer", "adam:rate=0.01"],
      ["--ignore", "c"], ["--positive", "no"], ["--seed", "18446744073709551615"],
      ["--categorical", "x"], ["--missing", "a"], ["--delimiter", ","], ["--test", "t.csv"],
    ])
  func others(_ options: [String]) throws {
    let place = try place()
    let outcome = try fit(place, "t.csv", options + ["--json"])
    if options == ["--categorical", "x"] {
      // Almost every number is another one: a category of them says nothing.
      #expect(outcome.status == 0)
      return
    }
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try JSON(outcome.output)
    if options.first == "--holdout", options.count == 2 {
      #expect(json["rows"]["test"].integer == 0)
      #expect(json["test"].keys.isEmpty)
      #expect(json["rungs"][0]["validation"].exists, "the metrics say which rows they are of")
    }
    if options.first == "--refit" {
      let inspection = try JSON(place.gradus("inspect", "m.gradus", "--json").output)
      #expect(inspection["provenance"]["rows"]["train"].integer == 60)
    }
    let predictions = try place.gradus("predict", "m.gradus", "t.csv")
    #expect(predictions.lines.count == 61)
    if options == ["--positive", "no"] {
      #expect(predictions.lines[0] == "prediction,probability_yes,probability_no")
    }
    for line in predictions.lines.dropFirst() {
      let probabilities = line.split(separator: ",").dropFirst().compactMap { Double($0) }
      #expect(abs(probabilities.reduce(0, +) - 1) < 1e-6)
    }
  }

  @Test("- is standard input and standard output")
  func streams() throws {
    let place = try place()
    let fromStream = try place.gradus(
      ["fit", "-", "--target", "y", "--epochs", "3", "-q"], input: Samples.twoClasses())
    #expect(fromStream.status == 0, "\(fromStream.errors)")
    #expect(place.has("model.gradus"))
    #expect(try fit(place, "t.csv", []).status == 0)
    let file = try place.gradus("predict", "m.gradus", "t.csv")
    let stream = try place.gradus(["predict", "m.gradus", "-"], input: Samples.twoClasses())
    let dash = try place.gradus("predict", "m.gradus", "t.csv", "-o", "-")
    try place.gradus("predict", "m.gradus", "t.csv", "-o", "p.csv")
    let written = try place.text(of: "p.csv")
    for text in [stream.output, dash.output, written] { #expect(text == file.output) }
    #expect(!place.has("-"))
  }

  @Test("a word for missing cells is remembered by the model")
  func missingWords() throws {
    let place = try Workplace()
    let rows = (0..<40).map { "\($0 % 5 == 2 ? "none" : "\($0)"),\($0 * 2)\n" }.joined()
    try place.write("x,y\n" + rows, to: "t.csv")
    #expect(try fit(place, "t.csv", ["--missing", "none"]).status == 0)
    let predictions = try place.gradus("predict", "m.gradus", "t.csv")
    #expect(predictions.status == 0, "\(predictions.errors)")
    #expect(predictions.lines.count == 41)
  }

  @Test("a test file has the columns' kinds of the training table")
  func testFiles() throws {
    let place = try Workplace()
    let rows = (0..<40).map { "\($0),\($0 % 3 == 0 ? "1" : $0 % 3 == 1 ? "2" : "b"),\($0)\n" }
    try place.write("x,c,y\n" + rows.joined(), to: "t.csv")
    try place.write("x,c,y\n1,1,1\n2,2,2\n3,1,4\n", to: "test.csv")
    let fit = try fit(place, "t.csv", ["--categorical", "c", "--test", "test.csv"])
    #expect(fit.status == 0, "\(fit.errors)")
    let missing = try self.fit(place, "t.csv", ["--categorical", "c", "--test", "nothere.csv"])
    #expect(missing.errors == "gradus: nothere.csv: there is no such file (check the path)\n")
  }
}
