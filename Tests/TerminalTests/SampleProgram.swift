import Terminal

/// A program that declares one of everything.
enum SampleProgram {
  enum Precision: String, CaseIterable, Sendable { case single, double }

  static let table = Argument("TABLE", .file, help: "a CSV file with a header; - is standard input")
  static let others = Argument(repeated: "OTHER", atLeast: 0, .file, help: "more of them")
  static let level = Argument(optional: "LEVEL", .number, help: "a number, which may be negative")

  static let hidden = Option(
    "hidden", .list(of: .integer(in: 1...65536), none: "none"), placeholder: "UNITS",
    default: [64, 32], help: "units of the hidden layers")
  static let precision = Option(
    "precision", .choice(of: Precision.self), default: .single, help: "the numbers to compute with")
  static let epochs = Option(
    "epochs", .integer(in: 1...1_000_000), help: "passes over the training rows",
    defaultNote: "chosen by the number of rows")
  static let batch = Option(
    "batch", .count(in: 1...1_000_000), help: "examples in one step, all of them for all")
  static let holdout = Option(
    "holdout", .number(in: 0..<1), placeholder: "FRACTION", default: 0.2,
    help: "the share of rows that only report")
  static let seed = Option("seed", .seed, default: 1, help: "where the random numbers begin")
  static let keep = Option(
    repeated: "keep", .column, help: "a column to carry over; may be repeated")
  static let quiet = Option.flag("quiet", short: "q", help: "no progress, no notes")
  static let json = Option.flag("json", short: "j", help: "one JSON object with every figure")
  static let output = Option(
    "output", short: "o", .file, help: "where the model goes", defaultNote: "TABLE.gradus")

  struct Refusal: Error, CustomStringConvertible {
    let description = "iris.csv:17: petal_width: \"n/a\" is not a number"
  }

  struct LongRefusal: ErrorInLines {
    let lines = ["y \u{1B}~: nothing stands here", "    y ~", "       ^"]
  }

  static let fit = Command(
    "fit", "fit a network to a table",
    discussion: """
      Some of the rows are held out and only report how good the network is on rows that it
      has never seen.

      Without any option the defaults give a good network.
      """,
    arguments: [table, others],
    groups: [
      OptionGroup("Rows", [holdout, keep, seed]), OptionGroup("Network", [hidden, precision]),
      OptionGroup("Training", [epochs, batch]), OptionGroup("Output", [quiet, json, output]),
    ],
    examples: [
      Example("gradus fit penguins.csv --hidden 8", "fits a network with one small hidden layer"),
      Example(
        "gradus fit train-images-idx3-ubyte.gz --hidden 256,128 --epochs 20 --batch 128 "
          + "--output 'my fashion.gradus'", "fits a network to pictures"),
    ]
  ) { arguments, console in
    try arguments.exclude(quiet, json)
    if arguments[table] == "refused.csv" { throw Refusal() }
    if arguments[table] == "formula.csv" { throw LongRefusal() }
    if arguments[table] == "interrupted.csv" {
      try console.output.write("saved the best so far\n")
      throw ExitStatus.interrupted
    }
    try console.output.write("fitted \(arguments[table])\n")
  }

  static let shift = Command("shift", "shift by a level", arguments: [level]) { _, _ in }

  static let program = Program(
    "gradus", version: "1.2.3", "neural networks from scratch",
    discussion: "A network is a list of equations.",
    examples: [Example("gradus fit penguins.csv", "fits a network")], commands: [fit, shift])

  /// The arguments of a command line that is expected to be right.
  static func arguments(_ words: String...) throws -> Arguments {
    guard case .perform(let arguments) = try program.parse(words) else {
      throw UsageError("\(words) does not perform a command", hint: "")
    }
    return arguments
  }

  /// The message for a command line that is expected to be wrong.
  static func message(_ words: String...) -> String? {
    do {
      _ = try program.parse(words)
      return nil
    } catch {
      return error.message
    }
  }
}
