internal import Gradus
internal import Terminal

/// A gradient check as a table, and what follows from it.
struct CheckListing {
  private let check: GradientCheck
  private let step: NamedStep

  init(_ check: GradientCheck, of step: NamedStep) { (self.check, self.step) = (check, step) }

  func text(for screen: Screen) -> String {
    let form = TextForm(
      columns: min(screen.columns ?? 100, 120), isUnicode: screen.allowsUnicode)
    var table = TextTable([
      .text("gradient of"), .text("shape"), .number("checked"), .number("host"),
      .number("differences"), .text("off most at"), .text(""),
    ])
    for checked in check.parameters {
      let parameter = checked.parameter, count = checked.coordinates.count
      table.append([
        form.equation(parameter.place.description), form.spelled(parameter.place.shape),
        count == parameter.count ? "\(count)" : "\(count) of \(parameter.count)",
        Digits(2).text(checked.hostDifference), Digits(2).text(checked.referenceDifference),
        checked.worst.map { "\($0.row + 1), \($0.column + 1)" } ?? "", remark(checked),
      ])
    }
    return form.wrapped(
      "\(step.rows.capitalizedFirst), loss \(step.loss.spelling), in double precision: relative differences of the "
        + "host engine from the reference engine, and of the reference engine from differences of "
        + "the loss.".printable) + "\n" + table.text(for: screen) + "\n" + form.wrapped(verdict)
  }

  private func remark(_ checked: CheckedParameter) -> String {
    var remarks: [String] = []
    if !checked.passes { remarks.append("WRONG") }
    if checked.isTooSmall { remarks.append("too small to tell") }
    if checked.kinks > 0 { remarks.append("\(checked.kinks) at a kink") }
    return remarks.joined(separator: ", ")
  }

  var verdict: String {
    guard let wrong = check.firstWrong else {
      let limit = GradientCheck.tolerance
      return check.parameters.contains(where: \.isTooSmall)
        ? "No gradient is wrong: where one is off by more than \(limit) of itself, it is so small that "
          + "rounding the loss explains it."
        : "All gradients are right: no relative difference is above \(limit)."
    }
    guard wrong.hostDifference <= GradientCheck.tolerance else {
      return
        "The host engine's gradient of \(wrong.parameter.place) is not the reference engine's: "
        + "look at how the host performs the equations behind it."
    }
    guard let worst = wrong.worst, let difference = worst.difference else {
      return
        "Differences of the loss tell no derivative of \(wrong.parameter.place): the loss is no "
        + "number here."
    }
    let isLast = wrong.parameter.place.layer == check.parameters.last?.parameter.place.layer
    return "Backward, the gradient of \(wrong.parameter.place) is the first that is wrong: at "
      + "\(worst.row + 1), \(worst.column + 1) it is \(Digits(9).text(worst.reference)), and "
      + "differences of the loss say \(Digits(9).text(difference)). Look at the derivative of "
      + (isLast
        ? "the loss and of the last activation." : "what follows this layer: its activation.")
  }

  var json: JSONValue {
    [
      "rows": JSONValue(step.numbers), "loss": .string(step.loss.spelling), "l2": .number(step.l2),
      "tolerance": .number(GradientCheck.tolerance), "passes": .bool(check.passes),
      "verdict": .string(verdict),
      "parameters": .array(check.parameters.map(json)),
    ]
  }

  private func json(_ checked: CheckedParameter) -> JSONValue {
    [
      "parameter": .string(checked.parameter.place.description),
      "shape": .string(checked.parameter.place.shape),
      "count": .integer(checked.parameter.count),
      "checked": .integer(checked.coordinates.count), "kinks": .integer(checked.kinks),
      "hostDifference": .number(checked.hostDifference),
      "difference": .number(checked.referenceDifference),
      "resolution": .number(checked.resolution), "passes": .bool(checked.passes),
      "worst": checked.worst.map { worst in
        [
          "row": .integer(worst.row + 1), "column": .integer(worst.column + 1),
          "host": .number(worst.host), "reference": .number(worst.reference),
          "difference": JSONValue(worst.difference),
        ]
      } ?? .null,
    ]
  }
}
