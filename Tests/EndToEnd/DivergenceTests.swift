import Testing

@Suite("training that diverges")
struct DivergenceTests {
  private static func workplace(rows: Int) throws -> Workplace {
    let place = try Workplace()
    let lines = (0..<rows).map { "\($0),\(2 * $0)\n" }
    try place.write("x,y\n" + lines.joined(), to: "t.csv")
    return place
  }

  @Test(
    "from its first epoch on is reported, with a lower rate, and no model is written",
    arguments: ["gradient-descent", "momentum", "nesterov"])
  func atOnce(_ optimizer: String) throws {
    let place = try Self.workplace(rows: 400)
    let fit = try place.gradus(
      "fit", "t.csv", "--target", "y", "--batch", "1", "--optimizer", "\(optimizer):rate=1e6")
    #expect(fit.status == 1)
    #expect(fit.output.isEmpty)
    #expect(
      fit.errors == """
        gradus: training diverged in epoch 1: the loss is not a number any more (lower the rate, \
        for example --optimizer \(optimizer):rate=100000.0)

        """)
    #expect(try place.files() == ["t.csv"])
  }

  @Test("later keeps the last good network, and says so")
  func later() throws {
    let place = try Self.workplace(rows: 12)
    let fit = try place.gradus(
      "fit", "t.csv", "--target", "y", "--schedule", "constant", "--batch", "all", "--optimizer",
      "gradient-descent:rate=1e6")
    #expect(fit.status == 0)
    #expect(fit.errors.contains("note: training diverged in epoch "))
    #expect(fit.errors.contains(" is kept (lower the rate, for example --optimizer "))
    #expect(try place.gradus("predict", "t.gradus", "t.csv", "-q").status == 0)
  }

  @Test("numbers near the largest are fitted or refused in a sentence")
  func huge() throws {
    let place = try Workplace()
    let rows = (0..<40).map { "\($0),\($0 == 5 ? "1e300" : "\($0)")\n" }
    try place.write("x,y\n" + rows.joined(), to: "t.csv")
    let fit = try place.gradus("fit", "t.csv", "--target", "y", "--epochs", "3")
    #expect(fit.status == 0, "\(fit.errors)")
    #expect(try place.gradus("inspect", "t.gradus").status == 0)
  }
}
