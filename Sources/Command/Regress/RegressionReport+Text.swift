internal import Gradus
internal import Terminal

extension RegressionReport {
  /// The summary as R users know it, as wide as the screen.
  func text(for screen: Screen) -> String {
    let style = Style(for: screen), signs = Signs(screen)
    var parts = [heading(style, screen)]
    if let residuals {
      let title = regression.isLinear ? "residuals" : "deviance residuals"
      parts.append(style.strong(title) + "\n" + table(of: residuals).text(for: screen))
    }
    parts.append(coefficients.text(for: screen) + legend(style, screen))
    parts.append(figures(signs).map { screen.lines($0) }.joined())
    if let anova {
      parts.append(
        style.strong("what each term adds to those before it") + "\n"
          + self.table(of: anova, signs).text(for: screen))
    }
    if let diagnostics {
      parts.append(
        style.strong("how much each term's variance is inflated") + "\n"
          + inflation(diagnostics).text(for: screen))
      parts.append(
        style.strong("rows that the coefficients depend on most") + "\n"
          + rows(diagnostics.mostInfluential(Self.shownRows), diagnostics).text(for: screen))
      parts.append(
        style.strong("rows of the greatest leverage") + "\n"
          + rows(diagnostics.greatestLeverage(Self.shownRows), diagnostics).text(for: screen)
          + screen.lines(
            "a leverage above \(NumberText.significant(diagnostics.usualLeverage, digits: 3)) is "
              + "large: twice the mean"))
    }
    return parts.joined(separator: "\n")
  }

  private static let shownRows = 5

  private func heading(_ style: Style, _ screen: Screen) -> String {
    let kind =
      switch regression.model {
      case .multinomial(let model):
        "multinomial regression of \(model.levels.count) classes against "
          + model.levels[0].printable
      case .generalized(let model):
        regression.isLinear
          ? "linear regression"
          : "\(familyName) regression with the \(type(of: model.link).name) link"
      }
    var sentence = "\(kind), \(counted(regression.rowCount, "row")) of \(table.name.printable)"
    if case .generalized = regression.model, let classes, classes.count == 2 {
      sentence += ": the chance of \(classes[1].printable)"
    }
    return style.strong(formula.printable) + "\n" + screen.lines(sentence)
  }

  private func table(of quantiles: Quantiles) -> FlexibleTable {
    var table = FlexibleTable()
    let cells = AlignedNumbers.significant(quantiles.values)
    for (name, cell) in zip(Quantiles.names, cells) {
      table.numbers(name, [cell], importance: name.hasSuffix("Q") ? 1 : .max)
    }
    return table
  }

  /// A line for each coefficient; those of a class stand below its name.
  private var coefficients: FlexibleTable {
    var lines: [RegressionCoefficient?] = []
    var names: [String] = []
    var label: String?
    for coefficient in regression.coefficients {
      if let own = coefficient.classLabel, own != label {
        lines.append(nil)
        names.append(own)
        label = own
      }
      lines.append(coefficient)
      names.append((label == nil ? "" : "  ") + coefficient.name)
    }
    let statistic = regression.generalized?.family.hasKnownDispersion ?? true ? "z" : "t"
    let numbers = AlignedNumbers(
      estimates: regression.coefficients.map(\.estimate),
      errors: regression.coefficients.map(\.standardError))
    func cells(_ value: (RegressionCoefficient) -> Double?) -> [String] {
      var cells = numbers.cells(regression.coefficients.map(value))[...]
      return lines.map { $0 == nil ? "" : cells.removeFirst() }
    }
    let tail = (1 - regression.level) / 2
    var table = FlexibleTable()
    table.text("", names)
    table.numbers("estimate", cells(\.estimate))
    table.numbers("std. error", cells(\.standardError), importance: 3)
    table.numbers(
      statistic,
      lines.map { line in
        line.map {
          $0.statistic.map { NumberText.fixed($0, decimals: 3) } ?? AlignedNumbers.missing
        }
          ?? ""
      }, importance: 2)
    table.numbers("p", lines.map { $0.map { PValue.text($0.pValue) } ?? "" })
    table.text("", lines.map { PValue.stars($0?.pValue) })
    table.numbers(percent(tail), cells(\.lower), importance: 1)
    table.numbers(percent(1 - tail), cells(\.upper), importance: 1)
    return table
  }

  private func legend(_ style: Style, _ screen: Screen) -> String {
    var text = ""
    if regression.coefficients.contains(where: { !PValue.stars($0.pValue).isEmpty }) {
      text += style.faint(screen.lines(PValue.legend))
    }
    if regression.covariance != .model {
      text += style.faint(
        screen.lines(
          "standard errors: \(regression.covariance.rawValue), whatever the variance; all below is "
            + "the model's"))
    }
    return text
  }

  private func table(of anova: DevianceTable, _ signs: Signs) -> FlexibleTable {
    let lines = anova.lines
    func number(_ value: Double?) -> String {
      value.map { NumberText.significant($0, digits: 5) } ?? ""
    }
    let isF = lines.contains { $0.test?.kind == .f }
    let sum = regression.isLinear ? "sum of squares" : "deviance"
    var table = FlexibleTable()
    table.text("", lines.map(\.name))
    table.numbers("df", lines.map { $0.test.map { "\($0.degreesOfFreedom)" } ?? "" }, importance: 4)
    table.numbers(sum, lines.map { number($0.saved) }, importance: 3)
    table.numbers(
      "residual df", lines.map { "\($0.residualDegreesOfFreedom)" }, importance: 1)
    table.numbers("residual", lines.map { number($0.deviance) }, importance: 2)
    if isF { table.numbers("F", lines.map { number($0.test?.statistic) }, importance: 2) }
    table.numbers(
      "p", lines.map { $0.test.map { PValue.text($0.pValue) } ?? "" })
    table.text("", lines.map { PValue.stars($0.test?.pValue) })
    return table
  }

  private func inflation(_ diagnostics: DiagnosticsReport) -> FlexibleTable {
    let all = diagnostics.inflations
    var table = FlexibleTable()
    table.text("", all.map(\.term))
    table.numbers("columns", all.map { "\($0.columns)" }, importance: 1)
    table.numbers("factor", all.map { NumberText.fixed($0.factor, decimals: 2) })
    table.numbers("interval wider by", all.map { NumberText.fixed($0.widening, decimals: 2) })
    return table
  }

  private func rows(_ positions: [Int], _ diagnostics: DiagnosticsReport) -> FlexibleTable {
    let d = diagnostics.rows
    func cells(_ values: [Double]) -> [String] {
      AlignedNumbers.significant(positions.map { values[$0] })
    }
    func fixed(_ values: [Double]) -> [String] {
      positions.map { NumberText.fixed(values[$0], decimals: 3) }
    }
    var table = FlexibleTable()
    table.numbers("row", positions.map { "\(diagnostics.numbers[$0])" })
    table.numbers("fitted", cells(d.fitted), importance: 1)
    table.numbers("residual", cells(d.responseResiduals), importance: 2)
    table.numbers("studentized", fixed(d.studentizedResiduals), importance: 3)
    table.numbers("leverage", fixed(d.leverages))
    table.numbers("Cook's distance", fixed(d.cooksDistances))
    return table
  }

  private func percent(_ share: Double) -> String {
    NumberText.shortest(share * 100, digits: 5) + " %"
  }
}

extension RegressionReport {
  func counted(_ count: Int, _ word: String) -> String {
    "\(NumberText.grouped(count)) \(word)\(count == 1 ? "" : "s")"
  }
}

extension Screen {
  /// Running text in lines that fit, each with its line break.
  func lines(_ text: String) -> String {
    let limit = isTerminal ? max(columns ?? 80, 20) : Int.max
    return text.wrapped(toColumns: limit).map { $0 + "\n" }.joined()
  }
}
