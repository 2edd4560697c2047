internal import Gradus
internal import Terminal

/// What stands above a walk: the network, the rows, and how it is trained.
struct StepHeading {
  private static let mostNames = 12

  private let step: NamedStep
  private let form: TextForm

  init(_ step: NamedStep, _ form: TextForm) { (self.step, self.form) = (step, form) }

  var text: String {
    let optimizer = step.optimizer
    let training =
      "loss \(step.loss.spelling), "
      + (optimizer is any RuleOptimizer
        ? "the first step by \(optimizer.spelling)"
        : "\(optimizer.spelling), a search, which starts from the gradient")
      + (step.l2 > 0 ? ", penalty λ = \(Digits(6).text(step.l2))" : "")
    return form.wrapped("Network \(step.network.description)".printable)
      + form.wrapped("\(step.rows), \(training)".printable.capitalizedFirst) + names + "\n"
  }

  /// The inputs of one example by name; of a batch the names alone.
  private var names: String {
    guard !step.inputNames.isEmpty else { return "" }
    let x = step.examples.inputs
    let lines = step.inputNames.prefix(Self.mostNames).enumerated().map { i, name in
      let value = x.columns == 1 ? " = \(form.digits.text(x[i, 0]))" : ""
      return "  x\(i + 1)\(value)  \(name.printable)\n"
    }
    let rest = step.inputNames.count - lines.count
    let outputs = step.outputNames.enumerated().prefix(Self.mostNames).map { k, name in
      "  y\(k + 1)  \(name.printable)\n"
    }
    return form.wrapped(
      (step.cells.map { "In the table \($0). " } ?? "").printable
        + "What the network sees of it, columns scaled as in training:")
      + lines.joined() + (rest > 0 ? "  and \(rest) more\n" : "")
      + form.wrapped("What it answers:") + outputs.joined()
  }
}
