import Equations
import Regression
import TestSupport
import Testing

@Suite("generalized linear models against values of 30 digits")
struct GoldTests {
  @Test("coefficients, errors and deviance are right to 1e-9, 1e-8 and 1e-12")
  func gold() throws {
    let references = try GoldReference.all()
    #expect(references.count == 8)
    for (name, gold) in references {
      let coefficients = try #require(gold.coef), errors = try #require(gold.se)
      let names = coefficients.keys.sorted()
      let fixture = try FixtureModel(
        String(gold.file.split(separator: "/").last ?? ""), formula: try #require(gold.formula),
        names: names)
      let family = try Families.catalogue(gold.family.lowercased())
      let link = try Links.catalogue(try #require(gold.link))
      let model = try GeneralizedLinearModel(
        fixture.design, fixture.response, family: family, link: link, offset: fixture.offset)
      let errorsFound = model.standardErrors()
      var worst = (coefficient: 0.0, error: 0.0)
      for (j, term) in names.enumerated() {
        let truth = try #require(coefficients[term]).value, error = try #require(errors[term]).value
        let estimate = try #require(model.coefficients[j])
        worst.coefficient = max(worst.coefficient, Deviation.relative(estimate, to: truth))
        worst.error = max(
          worst.error, Deviation.relative(errorsFound[j] ?? .nan, to: error))
      }
      let deviance = Deviation.relative(model.deviance, to: try #require(gold.deviance).value)
      let pearson = Deviation.relative(
        model.pearsonStatistic, to: try #require(gold.pearson_chi2).value)
      #expect(worst.coefficient <= 1e-9, "\(name): coefficients \(worst.coefficient)")
      #expect(worst.error <= 1e-8, "\(name): errors \(worst.error)")
      #expect(deviance <= 1e-12, "\(name): deviance \(deviance)")
      #expect(pearson <= 1e-9, "\(name): Pearson \(pearson)")
    }
  }
}
