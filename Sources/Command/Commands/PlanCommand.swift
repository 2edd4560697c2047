internal import Gradus
internal import Terminal

extension Command {
  private static let batch = Option(
    "batch", .integer(in: 1...1_000_000), help: "examples in a step", defaultNote: "as trained")

  static let plan = Command(
    "plan", "show the equations that train a model",
    discussion: "Flops and bytes are those of one step.",
    arguments: [ModelOptions.model],
    groups: [OptionGroup("Options", [batch, TableOptions.json, TableOptions.unverified])],
    examples: [Example("gradus plan penguins.gradus --batch 32", "one step of 32 examples")]
  ) { arguments, console in
    let model = try ModelOptions.read(arguments)
    let listing = PlanListing(
      try trainingPlan(
        of: model, named: arguments[ModelOptions.model], batch: arguments[batch]))
    try console.output.write(
      arguments[TableOptions.json]
        ? listing.json.text(.pretty) + "\n" : listing.text(for: console.outputScreen))
  }
}

/// The plan of one step as the model was trained. What its file says of that is not trusted.
private func trainingPlan(of model: Model, named name: String, batch: Int?) throws -> Plan {
  let trained = model.provenance.settings
  let trainedBatch = trained["batch"].flatMap { Int($0) }.map { min(max($0, 1), 1_000_000) }
  let l2 = trained["l2"].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  do throws(SpellingError) {
    let optimizer = try Optimizers.catalogue(trained["optimizer"] ?? "adam")
    let loss = try Losses.catalogue(model.provenance.loss)
    return model.network.plan(
      for: .training, batch: batch ?? trainedBatch ?? 32, loss: loss, l2: max(l2 ?? 0, 0)
    ) { draft in (optimizer as? any RuleOptimizer)?.write(into: &draft) }
  } catch {
    throw ModelFileError(
      .malformed, file: name, "has a training that cannot be shown: \(error) (fit the model again)")
  }
}

/// A plan's equations with the shapes that they write, their operations and their bytes.
private struct PlanListing {
  let plan: Plan

  init(_ plan: Plan) { self.plan = plan }

  private func bytes(_ equation: any Equation) -> Int {
    equation.traffic(batch: plan.batch) * plan.precision.size
  }

  func text(for screen: Screen) -> String {
    var table = TextTable([
      .text("equation"), .text("writes"), .number("flops"), .number("bytes"),
    ])
    let form = TextForm(isUnicode: screen.allowsUnicode)
    for equation in plan.equations {
      table.append([
        form.equation(equation.description),
        form.spelled(equation.writes.map(\.shape).joined(separator: ", ")),
        NumberText.grouped(equation.operations(batch: plan.batch)),
        NumberText.bytes(bytes(equation)),
      ])
    }
    table.appendSeparator()
    let operations = plan.equations.reduce(0) { $0 + $1.operations(batch: plan.batch) }
    table.append([
      "a step, N = \(plan.batch)", "", NumberText.grouped(operations),
      NumberText.bytes(plan.equations.reduce(0) { $0 + bytes($1) }),
    ])
    return table.text(for: screen)
  }

  var json: JSONValue {
    [
      "batch": .integer(plan.batch), "precision": .string(plan.precision.rawValue),
      "equations": .array(
        plan.equations.map { equation in
          [
            "equation": .string(equation.description),
            "reads": JSONValue(equation.reads.map(\.description)),
            "writes": JSONValue(equation.writes.map(\.description)),
            "shapes": JSONValue(equation.writes.map(\.shape)),
            "flops": .integer(equation.operations(batch: plan.batch)),
            "bytes": .integer(bytes(equation)),
          ]
        }),
    ]
  }
}
