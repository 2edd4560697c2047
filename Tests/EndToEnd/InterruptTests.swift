import Foundation
import Testing

@Suite("Ctrl-C while fitting")
struct InterruptTests {
  /// Hours of work, in the folder's `t.csv`.
  private func fit(_ place: Workplace, _ words: [String]) throws -> Run {
    try place.write(Samples.twoClasses(rows: 2_000), to: "t.csv")
    return try Run(
      ["fit", "t.csv", "--target", "y", "--epochs", "1000000", "--patience", "1000000"] + words,
      in: place)
  }

  @Test("before the first epoch is over leaves the folder as it was, and says so")
  func early() throws {
    let place = try Workplace()
    // A step for each row, of a wide network: the first epoch alone takes minutes.
    let run = try fit(place, ["--hidden", "4000,4000", "--batch", "1"])
    run.waitUntilBusy()
    run.interrupt()
    let outcome = try run.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.errors == "interrupted before the first epoch: nothing is saved\n")
    #expect(try place.files() == ["t.csv"])
  }

  @Test("ends the process with status 130, and either saves a model that loads or nothing at all")
  func interrupts() throws {
    // Later and later, until there is something to save; at any moment one of the endings is right.
    var isSaved = false
    var pauses = 0
    while !isSaved, pauses < 2_000 {
      let place = try Workplace()
      let run = try fit(place, ["--hidden", "8", "--json"])
      for _ in 0..<pauses { _ = try place.gradus("--version") }
      run.interrupt()
      let outcome = try run.outcome()
      #expect(outcome.status == 130)
      pauses = pauses * 2 + 1
      isSaved = place.has("t.gradus")
      if isSaved {
        #expect(
          outcome.errors.contains("interrupted: t.gradus holds the network of epoch"),
          "\(outcome.errors)")
        #expect(outcome.errors.contains("go on with --from t.gradus"))
        let epochs = try JSON(outcome.output)["epochs"].integer ?? 0
        #expect(epochs >= 1)
        let evaluation = try place.gradus("evaluate", "t.gradus", "t.csv", "--json")
        #expect(evaluation.status == 0)
        let more = try place.gradus(
          "fit", "t.csv", "--target", "y", "--from", "t.gradus", "--epochs", "1", "-q")
        #expect(more.status == 0, "\(more.errors)")
      } else {
        // Before the command listened to Ctrl-C the system ended it without a word.
        #expect(
          outcome.errors.isEmpty
            || outcome.errors == "interrupted before the first epoch: nothing is saved\n")
        #expect(try place.files() == ["t.csv"])
      }
    }
    #expect(isSaved)
  }
}
