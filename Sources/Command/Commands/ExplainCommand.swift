internal import Gradus
internal import Terminal

extension Command {
  private static let digits = Option(
    "digits", .integer(in: 1...17), default: 6, help: "of each number, at most")

  private static let html = Option(
    "html", .file, help: "a page to write instead, the network drawn")

  static let explain = Command(
    "explain", "show a step of training, equation by equation, with its numbers",
    discussion: """
      Weights for --network are JSON, W with a row for each output: {"layers": [{"weights": \
      [[0.15, 0.2], [0.25, 0.3]], "bias": [0.35, 0.35]}, ...]}
      """,
    usage: "(MODEL TABLE | --network WIDTHS) [OPTIONS]",
    arguments: [StepOptions.model, StepOptions.table],
    groups: StepOptions.groups + [
      OptionGroup(
        "Output", [digits, html] + StepOptions.reading + [TableOptions.json, TableOptions.quiet])
    ],
    examples: [
      Example("gradus explain penguins.gradus penguins.csv --row 1", "the first row of a table"),
      Example(
        "gradus explain penguins.gradus penguins.csv --batch 8 --html step.html", "as a page"),
      Example(
        "gradus explain --network 2-2-1 --row 0,1 --target 1", "no model, weights are drawn"),
    ]
  ) { arguments, console in
    let path = arguments[html]
    if path == "-" { try arguments.exclude(html, TableOptions.json) }
    if let path, path != "-" {
      let inputs = [
        arguments[StepOptions.model], arguments[StepOptions.table],
        arguments[TableOptions.labels], arguments[StepOptions.weights],
      ]
      try OutputFile.check(
        path, against: inputs.compactMap(\.self), arguments, option: "--html", what: "a page",
        example: "--html my.html")
    }
    let step = try NamedStep(arguments)
    if !arguments[TableOptions.quiet] { try Report.note(step.notes, on: console) }
    let walk = Walk(
      step.network, on: step.examples, loss: step.loss, optimizer: step.optimizer, l2: step.l2,
      seed: arguments[StepOptions.seed], engine: TableOptions.engine(arguments))
    let digits = Digits(arguments[digits])
    if let path {
      let page = walk.page(step.names, digits: digits).written
      if path == "-" {
        try console.output.write(page)
      } else {
        try AtomicFile(path).write([Array(page.utf8)[...]])
        if !arguments[TableOptions.quiet], !arguments[TableOptions.json] {
          try console.output.writeLine(
            "\(path.printable): \(step.rows.printable), \(walk.steps.count) equations")
        }
      }
    }
    if arguments[TableOptions.json] {
      try console.output.writeLine(walk.json(of: step).text(.pretty))
    } else if path == nil {
      let screen = console.outputScreen
      let form = TextForm(
        columns: min(screen.columns ?? 100, 120), isUnicode: screen.allowsUnicode,
        digits: digits, emphasize: Style(for: screen).strong)
      try console.output.write(StepHeading(step, form).text + walk.text(form))
    }
  }
}
