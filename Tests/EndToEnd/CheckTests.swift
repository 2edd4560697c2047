import Testing

@Suite("check compares gradients with differences of the loss")
struct CheckTests {
  @Test("a model that gradus fitted has right gradients, in every layer")
  func right() throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus(
      "fit", "t.csv", "--target", "y", "--hidden", "5,4", "--dropout", "0.2", "--epochs", "5", "-q")
    let run = try place.gradus("check", "t.gradus", "t.csv")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("All gradients are right"))
    let json = try JSON(place.gradus("check", "t.gradus", "t.csv", "--json").output)
    #expect(json["rows"].count == 16)
    #expect(json["parameters"].count == 6)
    for parameter in json["parameters"].items {
      #expect(try #require(parameter["difference"].number) <= 1e-7)
      #expect(try #require(parameter["hostDifference"].number) <= 1e-12)
      #expect(parameter["checked"].integer == parameter["count"].integer)
      #expect(parameter["worst"]["row"].integer.map { $0 >= 1 } == true)
    }
  }

  @Test("blames no gradient that vanishes where a network has learned its table")
  func learned() throws {
    let place = try Workplace()
    try place.write("x1,x2,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n", to: "xor.csv")
    let fit = try place.gradus(
      "fit", "xor.csv", "--target", "y", "--categorical", "y", "--validation", "0", "--holdout",
      "0",
      "--hidden", "3", "--activation", "tanh", "--epochs", "500", "--optimizer", "adam:rate=0.15",
      "--schedule", "constant", "--patience", "500", "-q")
    #expect(fit.status == 0, "\(fit.errors)")
    let run = try place.gradus("check", "xor.gradus", "xor.csv")
    #expect(run.status == 0 && run.output.contains("No gradient is wrong"), "\(run.output)")
  }

  @Test("without a model, too, and of large layers a part")
  func part() throws {
    let run = try Workplace().gradus(
      "check", "--network", "3-50-2", "--activation", "tanh,softmax", "--row", "1,2,3", "--target",
      "0,1", "--coordinates", "20", "--json")
    let json = try JSON(run.output)
    #expect(run.status == 0)
    #expect(json["parameters"].items.map { $0["checked"].integer } == [20, 20, 20, 2])
  }

  @Test("numbers at a kink are counted, not failed")
  func kink() throws {
    // z = 0 exactly: no weights, no bias.
    let place = try Workplace()
    try place.write(
      #"{"layers": [{"weights": [[0]], "bias": [0]}, {"weights": [[1]], "bias": [0]}]}"#,
      to: "w.json")
    let words = [
      "check", "--network", "1-1-1", "--activation", "relu,identity", "--weights", "w.json",
      "--row",
      "1", "--target", "1",
    ]
    let run = try place.gradus(words)
    #expect(run.status == 0)
    #expect(run.output.contains("1 at a kink"))
    let json = try JSON(place.gradus(words + ["--json"]).output)
    #expect(json["parameters"].items.map { $0["kinks"].integer } == [1, 1, 0, 0])
  }
}
