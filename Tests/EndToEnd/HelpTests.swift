import Foundation
import Testing

@Suite("the help of the command")
struct HelpTests {
  static let commands = [
    "fit", "regress", "grow", "predict", "evaluate", "report", "explain", "check", "doctor",
    "lesson", "inspect", "plan", "export", "bench",
  ]

  @Test("fits on a screen of 48 lines and 80 columns", arguments: [nil] + commands.map { $0 })
  func size(_ command: String?) throws {
    let help = try Workplace().gradus([command, "--help"].compactMap(\.self))
    #expect(help.status == 0)
    let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 48)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(help.output.contains("Examples:"))
  }

  @Test("shows examples that work, in the order in which they stand")
  func examples() throws {
    let place = try Workplace()
    let penguins = Workplace.example("penguins")
    let names = ["penguins.csv", "new.csv", "test.csv"]
    let table = try String(contentsOfFile: penguins, encoding: .utf8)
    for name in names { try place.write(table, to: name) }
    for name in ["mtcars", "iris", "birthwt", "quine"] {
      let table = try String(contentsOfFile: Workplace.example(name), encoding: .utf8)
      try place.write(table, to: "\(name).csv")
      if name == "mtcars" { try place.write(table, to: "cars.csv") }
    }
    try place.write(Samples.regression(), to: "t.csv")
    try place.write(Samples.regression(seed: 2), to: "other.csv")
    let housing = Samples.regression().split(separator: "\n").enumerated()
      .map { $0.offset == 0 ? "x,z,c,price" : String($0.element) }
    try place.write(housing.joined(separator: "\n"), to: "housing.csv")
    try place.write(Samples.images(20).images, to: "t10k-images-idx3-ubyte.gz")
    try place.write(Samples.images(20).labels, to: "t10k-labels-idx1-ubyte.gz")
    try place.gradus(
      "fit", "t10k-images-idx3-ubyte.gz", "--labels", "t10k-labels-idx1-ubyte.gz", "--epochs", "2",
      "-o", "fashion.gradus", "-q")
    try place.gradus(
      "regress", "mtcars.csv", "--formula", "mpg ~ wt + hp", "-o", "regression.gradus", "-q")
    var run = 0
    for command in Self.commands where command != "bench" {
      let help = try place.gradus(command, "--help").output
      let continued = help.split(separator: " \\\n    ").joined(separator: " ")
      for line in continued.split(separator: "\n") where line.hasPrefix("  gradus ") {
        // What the example does stands beside it, after two spaces.
        let example = line.dropFirst(2).split(separator: "  ")[0]
        let sides = example.split(separator: " < ")
        // What stands in quotes is one word.
        let words = sides[0].split(separator: "'").enumerated().flatMap { index, part in
          index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }.dropFirst()
        let outcome = try place.gradus(
          Array(words), input: sides.count > 1 ? place.text(of: String(sides[1])) : "")
        #expect(outcome.status == 0, "\(example): \(outcome.errors)")
        run += 1
      }
    }
    #expect(run >= 13)
  }

  @Test("tells how to time a network, in words and in JSON")
  func bench() throws {
    let place = try Workplace()
    let words = ["bench", "--layers", "8,4,2", "--rows", "64", "--epochs", "1", "--threads", "1"]
    #expect(try place.gradus(words).output.contains("GFLOP/s"))
    let json = try JSON(place.gradus(words + ["--json"]).output)
    #expect(try #require(json["secondsPerEpoch"]["best"].number) > 0)
    #expect(try place.gradus(words + ["--predict"]).status == 0)
    #expect(try place.files().isEmpty)
  }

  @Test("is followed by the version, completions and a manual page")
  func others() throws {
    let place = try Workplace()
    let version = try place.gradus("--version").output
    #expect(version.hasPrefix("gradus ") && version.split(separator: ".").count == 3)
    for words in [["completions", "bash"], ["man"], ["help", "fit"], []] {
      let outcome = try place.gradus(words)
      #expect(outcome.status == 0 && !outcome.output.isEmpty)
    }
  }

  @Test("results that cannot be written are an error, not silence")
  func fullStandardOutput() throws {
    let place = try Workplace()
    try place.write(Samples.twoClasses(), to: "t.csv")
    try place.gradus("fit", "t.csv", "--target", "y", "--epochs", "1", "-q")
    let predict = try place.gradus("predict", "t.gradus", "t.csv", "-o", "/dev/full")
    #expect(predict.status == 1)
    #expect(
      predict.errors == "gradus: /dev/full: cannot be written: No space left on device (free some "
        + "space, or write to another disk)\n")
  }
}
