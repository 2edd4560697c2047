internal import Equations
internal import Networks
internal import Numerics
internal import Training

extension Walk {
  /// The whole walk as text: for each equation the course's line, its shapes, its numbers, and a
  /// sentence.
  public func text(_ form: TextForm = TextForm()) -> String {
    var text = ""
    var stage: Stage?
    for step in steps {
      if step.stage != stage {
        stage = step.stage
        text += heading(step.stage.title, form)
      }
      text += step.text(form) + "\n"
    }
    if let outcome = outcome(form.digits) { text += form.wrapped(outcome) + "\n" }
    return text
      + form.wrapped(
        "Largest difference of the host engine from these numbers: "
          + "\(Digits(2).text(largestDifference)) (it computes in \(network.precision.rawValue) "
          + "precision, these are in double).")
  }

  /// What the step did to the loss, and where it rose, why that is no mistake; `nil` after a search's
  /// gradient.
  func outcome(_ digits: Digits) -> String? {
    guard let lossAfter else { return nil }
    let which = examples.count == 1 ? "this example" : "these examples"
    let told =
      "The loss of \(which) is now \(digits.text(lossAfter)); before the step it was "
      + "\(digits.text(lossBefore))."
    guard lossAfter > lossBefore * (1 + 1e-12) else { return told }
    return told
      + " It rose: the gradient says what is downhill only close by, and this step went further"
      + (l2 > 0 ? ", or the penalty, which this loss leaves out, pulled the other way" : "")
      + ". A smaller η goes less far."
  }

  private func heading(_ title: String, _ form: TextForm) -> String {
    let rule = String(
      repeating: form.isUnicode ? "─" : "-", count: min(title.count, form.columns))
    return form.wrapped(title).split(separator: "\n").map { form.emphasize(String($0)) + "\n" }
      .joined() + rule + "\n\n"
  }
}

extension WalkStep {
  func text(_ form: TextForm) -> String {
    let lines = form.lines(ofEquation: equation.description)
    let title = title.map(form.spelled)
    let gap = form.columns - (lines.first?.count ?? 0) - (title?.count ?? 0)
    var text = lines.map(form.emphasize).joined(separator: "\n")
    if let title {
      // Beside the equation, or where there is no room, above it.
      text =
        gap >= 2 && lines.count == 1
        ? text + String(repeating: " ", count: gap) + title : form.wrapped(title) + text
    }
    text += "\n" + Substitution(shapesOf: self).text(form, indentation: 0) + "\n"
    text += numbers(form)
    if let meaning { text += "\n" + form.wrapped(meaning) }
    if let difference {
      text += form.wrapped(
        "Host engine: \(difference == 0 ? "the same" : "within \(Digits(2).text(difference))").")
    }
    return text
  }

  private func numbers(_ form: TextForm) -> String {
    let asides = asides.filter { aside in
      !Notation(equation.description).tokens.contains { token in
        if case .symbol(let symbol) = token { symbol.text == aside.letter } else { false }
      }
    }
    guard !parameters.isEmpty else { return numbers(for: nil, form) + self.asides(asides, form) }
    return parameters.map { parameter in
      form.spelled(parameter.place.description) + "\n" + numbers(for: parameter, form)
    }.joined(separator: "\n")
  }

  private func numbers(for parameter: Parameter?, _ form: TextForm) -> String {
    let substitution = Substitution(numbersOf: self, for: parameter)
    let definitions = asides.filter { aside in aside.formula != nil && parameter != nil }
    return substitution.text(form, indentation: 2)
      + definitions.map { aside in
        Self.definition(aside, of: parameter, form)
      }.joined()
      + substitution.abridged().map { name, matrix in
        let summary = Summary(matrix)
        let digits = Digits(min(form.digits.count, 4))
        return form.wrapped(
          "\(name) is \(matrix.shape): min \(digits.text(summary.least)), "
            + "mean \(digits.text(summary.mean)), max \(digits.text(summary.largest)), "
            + "norm \(digits.text(summary.norm))", indentation: 2)
      }.joined()
  }

  private func asides(_ asides: [Aside], _ form: TextForm) -> String {
    asides.map { Self.definition($0, of: nil, form) }.joined()
  }

  /// `m̂ = m/(1 − β₁ᵏ) = [0.1 0.2]`
  private static func definition(
    _ aside: Aside, of parameter: Parameter?, _ form: TextForm
  ) -> String {
    let values = parameter.map { $0.part(of: aside.values) } ?? aside.values
    let name = ([aside.letter] + [aside.formula].compactMap(\.self)).map(form.equation)
      .joined(separator: " = ")
    var inner = form
    inner.columns -= 4
    let matrix = Box(values, inner)
    let label = Box("\(name) = ")
    if label.width + matrix.width + 2 <= form.columns {
      return Box.row([label, matrix]).text(indentation: 2)
    }
    return form.folded("\(name) =", indentation: 2) + matrix.text(indentation: 4)
  }
}
