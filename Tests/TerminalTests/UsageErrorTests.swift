import Terminal
import Testing

@Suite("Wrong usage")
struct UsageErrorTests {
  private typealias Sample = SampleProgram

  @Test(
    "is told in one sentence with a way out",
    arguments: [
      (["fti"], "gradus: unknown command fti; did you mean fit?"),
      (["xyzzy"], "gradus: unknown command xyzzy"),
      (["--quiet", "fit"], "gradus: --quiet stands after a command: gradus COMMAND --quiet"),
      (["--versoin"], "gradus: unknown option --versoin; did you mean --version?"),
      (["help", "fitt"], nil),
      (["fit"], "gradus fit: TABLE is missing: a CSV file with a header; - is standard input"),
      (["fit", ""], "gradus fit: TABLE: the value is empty"),
      (["shift", "1", "2"], "gradus shift: unexpected argument 2; it takes [LEVEL]"),
      (["man", "x"], "gradus man: unexpected argument x; it takes none"),
      (["fit", "t", "--hiden", "3"], "gradus fit: unknown option --hiden; did you mean --hidden?"),
      (["fit", "t", "--hid=3"], "gradus fit: unknown option --hid; did you mean --hidden?"),
      (["fit", "t", "--xyzzy"], "gradus fit: unknown option --xyzzy"),
      (["fit", "t", "-x"], "gradus fit: unknown option -x"),
      (["fit", "t", "-qx"], "gradus fit: unknown option -x"),
      (["fit", "t", "--epochs"], "gradus fit: --epochs needs a value: --epochs N"),
      (["fit", "t", "-o"], "gradus fit: -o needs a value: -o FILE"),
      (
        ["fit", "t", "--output", "--quiet"],
        "gradus fit: --output needs a value, and --quiet does not look like one; "
          + "write --output=--quiet if it is"
      ),
      (
        ["fit", "t", "-o", "-q"],
        "gradus fit: -o needs a value, and -q does not look like one; put the value first"
      ),
      (
        ["fit", "t", "--epochs=1", "--epochs=2"],
        "gradus fit: --epochs is given twice; it takes one value only"
      ),
      (["fit", "t", "-q", "--quiet"], "gradus fit: --quiet is given twice"),
      (["fit", "t", "--quiet=yes"], "gradus fit: --quiet takes no value"),
      (["fit", "t", "--epochs", "0"], "gradus fit: --epochs: 0 is not between 1 and 1000000"),
      (["fit", "t", "--epochs", "1e6"], "gradus fit: --epochs: \"1e6\" is not a whole number"),
      (["fit", "t", "--epochs="], "gradus fit: --epochs: \"\" is not a whole number"),
      (
        ["fit", "t", "--epochs", "99999999999999999999"],
        "gradus fit: --epochs: 99999999999999999999 is not between 1 and 1000000"
      ),
      (
        ["fit", "t", "--holdout", "1"],
        "gradus fit: --holdout: 1 is not at least 0 and below 1"
      ),
      (["fit", "t", "--holdout", "nan"], "gradus fit: --holdout: \"nan\" is not a number"),
      (["fit", "t", "--holdout", "1e999"], "gradus fit: --holdout: 1e999 is too large"),
      (
        ["fit", "t", "--batch", "few"],
        "gradus fit: --batch: \"few\" is not a whole number (or all)"
      ),
      (["fit", "t", "--hidden", "64,,32"], "gradus fit: --hidden: \"64,,32\" has an empty item"),
      (["fit", "t", "--hidden", "64,x"], "gradus fit: --hidden: \"x\" is not a whole number"),
      (
        ["fit", "t", "--precision", "doble"],
        "gradus fit: --precision: \"doble\" is not one of single, double; did you mean double?"
      ),
      (["fit", "t", "--seed", "-1"], "gradus fit: --seed: \"-1\" is not a whole number from 0 on"),
      (["fit", "t", "--\u{1B}[31m"], "gradus fit: unknown option --\\u{1B}[31m"),
    ] as [([String], String?)])
  func messages(_ words: [String], _ message: String?) {
    do {
      _ = try Sample.program.parse(words)
      #expect(message == nil)
    } catch {
      #expect(error.message == message)
    }
  }

  @Test("points to the help of the program or of the command")
  func hints() {
    #expect(throws: UsageError("gradus: unknown command x", hint: "See 'gradus --help'.")) {
      try Sample.program.parse(["x"])
    }
    let error = UsageError(
      "gradus fit: unknown option -x", hint: "See 'gradus fit --help'.")
    #expect(throws: error) { try Sample.program.parse(["fit", "t", "-x"]) }
    #expect(error.description == "gradus fit: unknown option -x\nSee 'gradus fit --help'.")
  }

  @Test("includes options that exclude each other")
  func exclusion() throws {
    let arguments = try Sample.arguments("fit", "t", "-q", "-j")
    #expect(
      throws: arguments.wrongUsage(
        "--quiet and --json exclude each other; leave one of them out")
    ) { try arguments.exclude(Sample.quiet, Sample.json) }
    try Sample.arguments("fit", "t", "-q").exclude(Sample.quiet, Sample.json)
  }
}
