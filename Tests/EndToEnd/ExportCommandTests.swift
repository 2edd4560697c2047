import Testing

@Suite("export writes a model for Keras")
struct ExportCommandTests {
  @Test("script and weights stand beside one another, the same bytes each time")
  func writes() throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y")
    let export = try place.gradus("export", "t.gradus", "--keras", "net.py")
    #expect(export.status == 0 && export.errors.isEmpty)
    #expect(
      export.output == "net.py: the network for Keras 3\nnet.weights.npz: its 225 parameters\n")
    #expect(try place.files() == ["net.py", "net.weights.npz", "t.csv", "t.gradus"])
    let (text, archive) = (try place.bytes(of: "net.py"), try place.bytes(of: "net.weights.npz"))
    let json = try JSON(
      place.gradus("export", "t.gradus", "--keras", "net.py", "--json").output)
    #expect(json["script"].text == "net.py" && json["weights"].text == "net.weights.npz")
    #expect(json["parameters"].integer == 225)
    #expect(try place.bytes(of: "net.py") == text && place.bytes(of: "net.weights.npz") == archive)
  }

  @Test("mistakes get a sentence, and nothing is written")
  func mistakes() throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y")
    let before = try place.files()
    let nameless = try place.gradus("export", "t.gradus")
    #expect(nameless.status == 2)
    #expect(nameless.errors.contains("name the script to write with --keras"))
    let nowhere = try place.gradus("export", "t.gradus", "--keras", "no/net.py")
    #expect(nowhere.status == 1 && nowhere.errors.contains("make the directory no first"))
    let onto = try place.gradus("export", "t.gradus", "--keras", "t.gradus")
    #expect(onto.status == 2 && onto.errors.contains("would overwrite t.gradus"))
    #expect(try place.files() == before)
  }

  @Test("what Keras does not have is noted")
  func notes() throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y", "--hidden", "none", "--optimizer", "newton")
    let export = try place.gradus("export", "t.gradus", "--keras", "net.py")
    #expect(export.status == 0)
    #expect(
      export.errors
        == "note: the optimizer newton has no counterpart in Keras, so that training goes on with "
        + "Adam\n")
  }
}
