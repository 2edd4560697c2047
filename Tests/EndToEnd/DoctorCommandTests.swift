import Testing

@Suite("doctor finds out why a model does not learn")
struct DoctorCommandTests {
  @Test("a healthy model is found healthy, with status 0")
  func healthy() throws {
    let place = try Workplace()
    let wine = Workplace.example("wine")
    try place.gradus("fit", wine, "--target", "cultivar", "-o", "wine.gradus")
    let visit = try place.gradus("doctor", "wine.gradus", wine)
    #expect(visit.status == 0)
    #expect(visit.output.contains("of 178 rows, which its fit"))
    #expect(visit.output.contains("Nothing found"))
    let json = try JSON(place.gradus("doctor", "wine.gradus", wine, "--json").output)
    #expect(json["findings"].exists && json["findings"].count == 0)
    #expect(try #require(json["skill"].number) > 0.9)
    #expect(json["examined"].count == 13)
  }

  @Test(
    "a sick one is named with evidence and a command that helps, with status 3",
    arguments: [[], ["--hidden", "none"]])
  func sick(_ network: [String]) throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(rows: 200), to: "t.csv")
    let slow = ["fit", "t.csv", "--target", "y", "--optimizer", "adam:rate=1e-7"]
    try place.gradus(slow + network)
    let visit = try place.gradus("doctor", "t.gradus", "t.csv")
    #expect(visit.status == 3 && visit.errors.isEmpty)
    #expect(visit.output.contains("a learning rate that is too low\n"))
    let json = try JSON(place.gradus("doctor", "t.gradus", "t.csv", "--json").output)
    let finding = json["findings"][0]
    #expect(finding["sickness"].text == "rate-too-low")
    #expect(finding["figures"].keys.contains("skill at rate 1e-07"))
    let command = try #require(finding["command"].text)
    #expect(visit.output.contains("    \(command)\n"))
    // A regression is cured as one.
    #expect(command.contains("--hidden") == !network.isEmpty)
    let words = command.split(separator: " ").dropFirst().map(String.init)
    #expect(try place.gradus(words).status == 0)
    #expect(try place.gradus("doctor", "t.gradus", "t.csv").status == 0)
  }

  @Test("a leaking column is left out by the command it prints, whatever the column is called")
  func leak() throws {
    let place = try Workplace()
    let lines = Samples.twoClasses(rows: 100).split(separator: "\n")
    let leaking = lines.map { line in
      line.hasSuffix("y") ? "\(line),it's known" : "\(line),\(line.hasSuffix("yes") ? 12.5 : 3)"
    }
    try place.write(leaking.joined(separator: "\n"), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y")
    let visit = try place.gradus("doctor", "t.gradus", "t.csv")
    #expect(visit.status == 3)
    #expect(visit.output.contains(#"gradus fit t.csv --target y --ignore 'it'\''s known'"#))
  }

  @Test("a table that does not fit gets the sentence of predict, one without a target its own")
  func mistakes() throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y")
    try place.write("x,c,y\n1,a,yes\n2,b,no\n", to: "other.csv")
    let few = try place.gradus("doctor", "t.gradus", "other.csv")
    #expect(few.status == 1)
    #expect(few.errors.contains("other.csv: 2 rows are too few to examine a model"))
    let rows = Samples.regression(rows: 30).replacing("z,c,y\n", with: "w,c,y2\n")
    try place.write(rows, to: "other.csv")
    let without = try place.gradus("doctor", "t.gradus", "other.csv")
    #expect(without.status == 1)
    #expect(without.errors.contains("other.csv: has no column \"y\""))
  }

  @Test(
    "a deep network of sigmoids is told which errors vanish, in ASCII where that is all there is")
  func vanishing() throws {
    let place = try Workplace()
    let penguins = Workplace.example("penguins")
    let deep = [Int](repeating: 16, count: 9).map(String.init).joined(separator: ",")
    try place.gradus(
      "fit", penguins, "--target", "species", "--hidden", deep, "--activation", "sigmoid",
      "--optimizer", "gradient-descent", "--epochs", "30", "-o", "p.gradus")
    let visit = try place.gradus("doctor", "p.gradus", penguins)
    #expect(visit.status == 3)
    #expect(visit.output.contains("vanishing gradients\n"))
    #expect(visit.output.contains("in layer 1 as in layer 10"))
    #expect(visit.output.contains("--activation relu"))
  }
}
