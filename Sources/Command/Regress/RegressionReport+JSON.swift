internal import Gradus
internal import Terminal

extension RegressionReport {
  /// Every figure, under its documented key.
  var json: JSONObject {
    let r = regression
    var object: JSONObject = [
      "formula": .string(formula),
      "family": .string(familyName),
      "link": .string(r.link),
      "theta": JSONValue(theta),
      "classes": JSONValue(classes ?? []),
      "covariance": .string(r.covariance.rawValue),
      "confidence": .number(r.level),
      "rows": .integer(r.rowCount),
      "omittedRows": .integer(r.frame.omitted.count),
      "coefficients": .array(r.coefficients.map(Self.json)),
      "residuals": residuals.map(Self.json) ?? .null,
      "residualStandardError": JSONValue(r.residualStandardError),
      "rSquared": JSONValue(r.rSquared),
      "adjustedRSquared": JSONValue(r.adjustedRSquared),
      "test": r.overallTest.map(Self.json) ?? .null,
      "deviance": .number(r.deviance),
      "nullDeviance": .number(r.nullDeviance),
      "residualDegreesOfFreedom": .integer(r.residualDegreesOfFreedom),
      "nullDegreesOfFreedom": .integer(nullDegreesOfFreedom),
      "logLikelihood": JSONValue(r.logLikelihood),
      "aic": JSONValue(r.aic),
      "bic": JSONValue(r.bic),
      "dispersion": .number(r.dispersion),
      "iterations": .integer(r.iterations),
    ]
    if let anova { object["anova"] = .array(anova.lines.map(Self.json)) }
    if let diagnostics { object["diagnostics"] = Self.json(diagnostics) }
    object["warnings"] = JSONValue(warnings)
    object["notes"] = JSONValue(notes)
    return object
  }

  private static func json(_ coefficient: RegressionCoefficient) -> JSONValue {
    var object: JSONObject = ["name": .string(coefficient.name)]
    if let label = coefficient.classLabel { object["class"] = .string(label) }
    object["estimate"] = JSONValue(coefficient.estimate)
    object["standardError"] = JSONValue(coefficient.standardError)
    object["statistic"] = JSONValue(coefficient.statistic)
    object["pValue"] = JSONValue(coefficient.pValue)
    object["lower"] = JSONValue(coefficient.lower)
    object["upper"] = JSONValue(coefficient.upper)
    return .object(object)
  }

  private static func json(_ quantiles: Quantiles) -> JSONValue {
    var object = JSONObject()
    for (key, value) in zip(["min", "q1", "median", "q3", "max"], quantiles.values) {
      object[key] = .number(value)
    }
    return .object(object)
  }

  private static func json(_ test: ModelTest) -> JSONValue {
    [
      "kind": .string(test.kind == .f ? "F" : "chiSquared"),
      "statistic": .number(test.statistic),
      "degreesOfFreedom": .integer(test.degreesOfFreedom),
      "residualDegreesOfFreedom": JSONValue(test.residualDegreesOfFreedom),
      "pValue": .number(test.pValue),
    ]
  }

  private static func json(_ line: DevianceTable.Line) -> JSONValue {
    [
      "term": .string(line.name),
      "degreesOfFreedom": JSONValue(line.test?.degreesOfFreedom),
      "saved": JSONValue(line.saved),
      "residualDegreesOfFreedom": .integer(line.residualDegreesOfFreedom),
      "deviance": .number(line.deviance),
      "statistic": JSONValue(line.test?.statistic),
      "pValue": JSONValue(line.test?.pValue),
    ]
  }

  private static func json(_ diagnostics: DiagnosticsReport) -> JSONValue {
    let d = diagnostics.rows
    return [
      "varianceInflation": .array(
        diagnostics.inflations.map {
          [
            "term": .string($0.term), "columns": .integer($0.columns), "factor": .number($0.factor),
            "widening": .number($0.widening),
          ]
        }),
      "rows": .array(
        d.fitted.indices.map {
          [
            "row": .integer(diagnostics.numbers[$0]), "fitted": .number(d.fitted[$0]),
            "residual": .number(d.responseResiduals[$0]),
            "pearsonResidual": .number(d.pearsonResiduals[$0]),
            "devianceResidual": .number(d.devianceResiduals[$0]),
            "standardizedResidual": .number(d.standardizedResiduals[$0]),
            "studentizedResidual": .number(d.studentizedResiduals[$0]),
            "leverage": .number(d.leverages[$0]),
            "cooksDistance": .number(d.cooksDistances[$0]),
          ]
        }),
    ]
  }
}
