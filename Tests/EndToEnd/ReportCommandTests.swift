import Testing

@Suite("gradus report, and pictures of results")
struct ReportCommandTests {
  private func place() throws -> Workplace {
    let place = try Workplace()
    let fit = try place.gradus(
      "fit", Workplace.example("penguins"), "--target", "species", "--epochs", "5", "-o",
      "my.gradus", "--plot", "loss.svg", "--quiet")
    try #require(fit.status == 0, "\(fit.errors)")
    return place
  }

  @Test("a report is one page, and the same one again")
  func writesPage() throws {
    let place = try place()
    let run = try place.gradus("report", "my.gradus", Workplace.example("penguins"))
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("my.html: 69 rows, accuracy "))
    let page = try place.text(of: "my.html")
    #expect(page.hasPrefix("<!DOCTYPE html>\n") && page.hasSuffix("</html>\n"))
    #expect(page.contains("Confusion matrix") && page.contains("Permutation importance"))
    try place.gradus(
      "report", "my.gradus", Workplace.example("penguins"), "-o", "again.html", "--threads", "1",
      "--quiet")
    #expect(try place.text(of: "again.html") == page)
    #expect(try place.files() == ["again.html", "loss.svg", "my.gradus", "my.html"])
  }

  @Test("fit and evaluate draw what they found")
  func plots() throws {
    let place = try place()
    #expect(try place.text(of: "loss.svg").contains("<title>Loss by epoch</title>"))
    let run = try place.gradus(
      "evaluate", "my.gradus", Workplace.example("penguins"), "--plot", "confusion.SVG")
    #expect(run.status == 0)
    #expect(try place.text(of: "confusion.SVG").contains("<title>Confusion matrix</title>"))
  }

  @Test("a page or picture that would overwrite what is read is refused, before any work")
  func keepsInputs() throws {
    let place = try place()
    let before = try place.bytes(of: "my.gradus")
    let page = try place.gradus(
      "report", "my.gradus", Workplace.example("penguins"), "-o", "my.gradus")
    #expect(page.status == 2 && page.errors.contains("would overwrite my.gradus"))
    let picture = try place.gradus(
      "evaluate", "my.gradus", Workplace.example("penguins"), "--plot", "my.png")
    #expect(picture.status == 2 && picture.errors.contains("--plot: a picture is an SVG file"))
    #expect(try place.bytes(of: "my.gradus") == before)
    #expect(!place.has("my.png"))
  }

  @Test("a table that does not fit the model gets the sentence of evaluate")
  func wrongTable() throws {
    let place = try place()
    let words = ["my.gradus", Workplace.example("iris")]
    let report = try place.gradus(["report"] + words)
    let evaluate = try place.gradus(["evaluate"] + words)
    #expect(report.status == 1 && report.errors == evaluate.errors)
    #expect(!place.has("my.html"))
  }
}
