internal import Gradus
internal import Terminal

extension Command {
  private static let keras = Option(
    "keras", .file, placeholder: "FILE.py", help: "a script for Keras 3")

  static let export = Command(
    "export", "write a model as a script for Keras",
    discussion: """
      The weights go to a file of their own beside the script, which NumPy reads. Run under TensorFlow, \
      JAX or PyTorch, the script predicts the same and can go on training.
      """,
    usage: "MODEL --keras FILE.py",
    arguments: [ModelOptions.model],
    groups: [
      OptionGroup(
        "Options", [keras, TableOptions.unverified, TableOptions.json, TableOptions.quiet])
    ],
    examples: [
      Example("gradus export penguins.gradus --keras penguins.py", "and penguins.weights.npz")
    ]
  ) { arguments, console in
    guard let script = arguments[keras] else {
      throw arguments.wrongUsage("name the script to write with --keras, as in --keras model.py")
    }
    let model = try ModelOptions.read(arguments), path = arguments[ModelOptions.model]
    let export = try KerasExport(model, named: path, script: script)
    for file in [export.script, export.weights] {
      try OutputFile.check(
        file, against: [path], arguments, option: "--keras", what: "a script",
        example: "--keras my.py")
    }
    try export.save()
    if arguments[TableOptions.json] {
      let json: JSONValue = [
        "script": .string(export.script), "weights": .string(export.weights),
        "parameters": .integer(model.network.parameters.count), "notes": JSONValue(export.notes),
      ]
      try console.output.writeLine(json.text(.pretty))
    } else {
      try console.output.write(
        """
        \(export.script.printable): the network for Keras 3
        \(export.weights.printable): its \(NumberText.grouped(model.network.parameters.count)) \
        parameters

        """)
    }
    if !arguments[TableOptions.quiet] { try Report.note(export.notes, on: console) }
  }
}
