import Regression
import TestSupport
import Testing

@Suite("the negative binomial with its theta estimated")
struct NegativeBinomialTests {
  @Test("quine: coefficients and theta to 1e-9, errors to 1e-8, deviance to 1e-12")
  func quine() throws {
    let names = ["(Intercept)", "EthN", "SexM", "AgeF1", "AgeF2", "AgeF3", "LrnSL"]
    let fixture = try FixtureModel("glm_quine_poisson.csv", formula: "Days ~ Eth", names: names)
    let model = try GeneralizedLinearModel(
      fixture.design, fixture.response, family: NegativeBinomialFamily())
    // Tests/Fixtures/regression/negative_binomial.py
    let truth = try Fixture.read(
      "regression/negative_binomial.json", as: [String: [Double]].self)
    let family = try #require(model.family as? NegativeBinomialFamily)
    for (name, values, tolerance) in [
      ("coefficients", model.coefficients.compactMap(\.self), 1e-9),
      ("errors", model.standardErrors().compactMap(\.self), 1e-8), ("theta", [family.theta], 1e-9),
      ("deviance", [model.deviance], 1e-11),
      ("logLikelihood", [try #require(model.logLikelihood)], 1e-12),
    ] {
      let expected = try #require(truth[name])
      #expect(values.count == expected.count)
      for (a, b) in zip(values, expected) {
        #expect(Deviation.relative(a, to: b) <= tolerance, "\(name): \(a), \(b)")
      }
    }
    // Coefficients and theta.
    #expect(model.parameterCount == 8)
  }
}
