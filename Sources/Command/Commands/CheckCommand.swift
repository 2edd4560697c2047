internal import Gradus
internal import Terminal

extension Command {
  private static let coordinates = Option(
    "coordinates", .integer(in: 1...1_000_000), default: 100,
    help: "of each W and b, at most")

  static let check = Command(
    "check", "check gradients against differences of the loss, layer by layer",
    discussion: """
      Central differences, in double precision. A relative difference above 1e-7 is an error, and \
      the command ends with status 1. At a kink, as of ReLU, there is none to be had.
      """,
    usage: "(MODEL TABLE | --network WIDTHS) [OPTIONS]",
    arguments: [StepOptions.model, StepOptions.table],
    groups: StepOptions.groups + [
      OptionGroup(
        "Output", [coordinates] + StepOptions.reading + [TableOptions.json, TableOptions.quiet])
    ],
    examples: [
      Example("gradus check penguins.gradus penguins.csv", "16 rows of a table"),
      Example(
        "gradus check --network 2-3-1 --row 0,1 --target 1", "no model, weights are drawn"),
    ]
  ) { arguments, console in
    let step = try NamedStep(arguments, batch: 16)
    if !arguments[TableOptions.quiet] { try Report.note(step.notes, on: console) }
    let check = GradientCheck(
      step.network, on: step.examples, loss: step.loss, l2: step.l2,
      coordinates: arguments[coordinates], seed: arguments[StepOptions.seed],
      engine: TableOptions.engine(arguments))
    let listing = CheckListing(check, of: step)
    try console.output.write(
      arguments[TableOptions.json]
        ? listing.json.text(.pretty) + "\n" : listing.text(for: console.outputScreen))
    if !check.passes { throw ExitStatus.failure }
  }
}
