import Testing

@Suite("a locale without Unicode")
struct LocaleTests {
  @Test("is given plain ASCII by every command")
  func ascii() throws {
    let place = try Workplace()
    try place.write(Samples.regression(rows: 60), to: "t.csv")
    let commands = [
      ["fit", "t.csv", "--target", "y", "--epochs", "20"],
      ["regress", "t.csv", "--formula", "y ~ z + c", "-o", "r.gradus"],
      ["grow", "r.gradus", "t.csv", "--hidden", "4", "--epochs", "5", "-o", "g.gradus"],
      ["evaluate", "t.gradus", "t.csv"], ["report", "t.gradus", "t.csv", "-o", "t.html"],
      ["explain", "t.gradus", "t.csv"], ["check", "t.gradus", "t.csv"],
      ["doctor", "t.gradus", "t.csv"], ["plan", "t.gradus"], ["inspect", "t.gradus"],
      ["lesson"], ["lesson", "vanishing"], ["explain", "--help"], ["fit", "--help"],
    ]
    for words in commands {
      let run = try place.gradus(words, environment: ["LC_ALL": "C"])
      #expect([0, 3].contains(run.status), "\(words): \(run.errors)")
      let text = run.output + run.errors
      let foreign = text.filter { !$0.isASCII }
      #expect(foreign.isEmpty, "\(words): \(foreign)")
    }
  }
}
