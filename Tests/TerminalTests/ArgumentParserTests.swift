import Terminal
import Testing

@Suite("The command line")
struct ArgumentParserTests {
  private typealias Sample = SampleProgram

  @Test(
    "a value may follow its option, an equals sign or a letter",
    arguments: [
      ["--output", "m.gradus"], ["--output=m.gradus"], ["-o", "m.gradus"], ["-om.gradus"],
      ["-qo", "m.gradus"], ["-qom.gradus"],
    ])
  func spellings(_ words: [String]) throws {
    for line in [["fit", "t.csv"] + words, ["fit"] + words + ["t.csv"]] {
      guard case .perform(let arguments) = try Sample.program.parse(line) else {
        Issue.record("\(line) performs nothing")
        continue
      }
      #expect(arguments[Sample.output] == "m.gradus")
      #expect(arguments[Sample.table] == "t.csv")
    }
  }

  @Test("an option that is not given has its default, or is nil, empty or false")
  func defaults() throws {
    let arguments = try Sample.arguments("fit", "t.csv")
    #expect(arguments[Sample.hidden] == [64, 32])
    #expect(arguments[Sample.precision] == .single)
    #expect(arguments[Sample.holdout] == 0.2)
    #expect(arguments[Sample.seed] == 1)
    #expect(arguments[Sample.epochs] == nil)
    #expect(arguments[Sample.batch] == nil)
    #expect(arguments[Sample.keep] == [])
    #expect(arguments[Sample.others] == [])
    #expect(arguments[Sample.quiet] == false)
    #expect(!arguments.isGiven(Sample.hidden))
  }

  @Test("every kind of value is read")
  func values() throws {
    let arguments = try Sample.arguments(
      "fit", "t.csv", "--hidden", "8,4", "--precision", "double", "--epochs", "20", "--batch=all",
      "--holdout", "0.25", "--seed", "18446744073709551615", "--keep", "island", "--keep", "year",
      "-qj", "u.csv", "v.csv")
    #expect(arguments[Sample.hidden] == [8, 4])
    #expect(arguments[Sample.precision] == .double)
    #expect(arguments[Sample.epochs] == 20)
    #expect(arguments[Sample.batch] == .all)
    #expect(arguments[Sample.holdout] == 0.25)
    #expect(arguments[Sample.seed] == .max)
    #expect(arguments[Sample.keep] == ["island", "year"])
    #expect(arguments[Sample.others] == ["u.csv", "v.csv"])
    #expect(arguments[Sample.quiet] && arguments[Sample.json])
    #expect(arguments.isGiven(Sample.hidden))
  }

  @Test("two dashes end the options, and one dash is an argument")
  func dashes() throws {
    let arguments = try Sample.arguments("fit", "-", "--", "--quiet", "--help", "--")
    #expect(arguments[Sample.table] == "-")
    #expect(arguments[Sample.others] == ["--quiet", "--help", "--"])
    #expect(arguments[Sample.quiet] == false)
  }

  @Test("a negative number is an argument or a value, not an option")
  func negativeNumbers() throws {
    #expect(try Sample.arguments("shift", "-1.5")[Sample.level] == -1.5)
    #expect(try Sample.arguments("shift")[Sample.level] == nil)
    #expect(
      Sample.message("fit", "t", "--holdout", "-1")
        == "gradus fit: --holdout: -1 is not at least 0 and below 1")
    #expect(Sample.message("shift", "-inf") == "gradus shift: unknown option -i")
  }

  @Test("help is asked for by no words, by --help and by -h, whatever else is wrong")
  func help() throws {
    for words in [[], ["--help"], ["-h"]] {
      guard case .programHelp = try Sample.program.parse(words) else {
        Issue.record("\(words) does not show the help")
        continue
      }
    }
    for words in [["fit", "--help"], ["fit", "--bogus", "-h"], ["fit", "a", "--help"]] {
      guard case .help(let command) = try Sample.program.parse(words) else {
        Issue.record("\(words) does not show the help")
        continue
      }
      #expect(command.name == "fit")
    }
    guard case .version = try Sample.program.parse(["--version"]) else {
      Issue.record("--version does not show the version")
      return
    }
  }
}
