import Equations
import Regression
import TestSupport
import Testing

/// Every figure of R's for the models of the course, to 1e-7; relative, except for p values that R
/// rounds to 0.
@Suite("inference against R 4.2.2")
struct RReferenceTests {
  /// R lists covariances without names.
  private static let order = [
    "lm_mtcars": ["(Intercept)", "wt", "hp", "factor(cyl)6", "factor(cyl)8"],
    "lm_swiss": [
      "(Intercept)", "Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality",
    ],
    "lm_airquality_na": ["(Intercept)", "Solar.R", "Wind", "Temp"],
    "lm_iris_interaction": [
      "(Intercept)", "Petal.Length", "Speciesversicolor", "Speciesvirginica",
      "Petal.Length:Speciesversicolor", "Petal.Length:Speciesvirginica",
    ],
  ]
  /// What R's own convergence leaves of a figure (the gold values tell): 5e-10 of these
  /// coefficients, and 100 times that of a Cook's distance.
  private let tolerance = 1e-7

  @Test("every figure agrees to 1e-7", arguments: RReference.names)
  func figures(_ name: String) throws {
    let r = try #require(RReference.all()[name])
    let coefficients = try #require(r.coef)
    let names = Self.order[name] ?? coefficients.keys.sorted()
    let fixture = try FixtureModel(r.file, formula: try #require(r.formula), names: names)
    let family = r.family == "lm" ? "gaussian" : try #require(r.family).lowercased()
    let model = try GeneralizedLinearModel(
      fixture.design, fixture.response, family: try Families.catalogue(family),
      link: try r.link.map { try Links.catalogue($0) }, offset: fixture.offset)
    let diagnostics = model.diagnostics()
    func check(_ what: String, _ value: Double?, _ truth: Double?) {
      guard let truth else { return }
      let off = Deviation.relative(value ?? .nan, to: truth)
      #expect(off <= tolerance, "\(name) \(what): \(value ?? .nan), R has \(truth): \(off)")
    }
    func check(_ what: String, _ values: [Double], _ truth: [Double]?) {
      for (i, t) in (truth ?? []).enumerated() { check("\(what)[\(i)]", values[i], t) }
    }
    let table = model.coefficientTable()
    for line in table {
      check("coefficient \(line.name)", line.estimate, coefficients[line.name])
      check("error \(line.name)", line.standardError, r.se?[line.name])
      check("statistic \(line.name)", line.statistic, (r.t ?? r.stat)?[line.name])
      if let p = r.p?[line.name], p > 0 { check("p \(line.name)", line.pValue, p) }
    }
    check("deviance", model.deviance, r.deviance ?? r.rss)
    check("null deviance", model.nullDeviance, r.null_deviance)
    check("dispersion", model.dispersion, r.dispersion)
    check("AIC", model.aic, r.aic?.value)
    check("BIC", model.bic, r.bic)
    check("log-likelihood", model.logLikelihood, r.loglik?.value)
    check("sigma", model.residualStandardError, r.sigma)
    check("R²", model.explainedDeviance, r.r2)
    check("adjusted R²", model.adjustedExplainedDeviance, r.adj_r2)
    if r.F != nil { check("F", model.overallTest?.statistic, r.F) }
    if let degrees = r.df_residual { #expect(model.residualDegreesOfFreedom == degrees) }
    check("leverage", diagnostics.leverages, r.leverage_head)
    check("Cook", diagnostics.cooksDistances, r.cooks_head)
    check("studentized", diagnostics.studentizedResiduals, r.rstudent_head)
    check("deviance residual", diagnostics.devianceResiduals, r.dev_resid_head)
    check("Pearson residual", diagnostics.pearsonResiduals, r.pearson_head)
    for (i, ends) in (r.confint95 ?? []).enumerated() {
      check("lower \(names[i])", table[i].lower, ends[0])
      check("upper \(names[i])", table[i].upper, ends[1])
    }
    let covariance = model.covariance()
    for (i, row) in (r.vcov ?? []).enumerated() {
      for (j, c) in row.enumerated() { check("covariance", covariance[i + j * names.count], c) }
    }
    for (interval, head) in [
      (PredictionInterval.confidence(), r.conf_interval_head),
      (PredictionInterval.prediction(), r.pred_interval_head),
    ] {
      guard let head else { continue }
      let predictions = try model.predictions(for: fixture.design, interval: interval)
      for (i, line) in head.enumerated() {
        check("prediction", predictions[i].mean, line[0].value)
        check("\(interval) lower", predictions[i].lower, line[1].value)
        check("\(interval) upper", predictions[i].upper, line[2].value)
      }
    }
  }
}
