import Regression
import TestSupport
import Testing

/// Tests/Fixtures/regression/sandwich.py computes them from their definitions, in 80 bits.
@Suite("sandwich covariances, inflation and intervals")
struct SandwichTests {
  private func truth(_ model: String) throws -> [String: [Double]] {
    try #require(
      try Fixture.read("regression/sandwich.json", as: [String: [String: [Double]]].self)[model])
  }

  private func linear() throws -> GeneralizedLinearModel {
    let names = ["(Intercept)", "wt", "hp", "factor(cyl)6", "factor(cyl)8"]
    let fixture = try FixtureModel(
      "lm_mtcars.csv", formula: "mpg ~ wt + hp + cyl", names: names)
    // Both indicators belong to one term.
    let columns = fixture.design.columns.enumerated().map {
      DesignColumn(name: $1.name, term: min($0, 3), content: $1.content)
    }
    return try GeneralizedLinearModel(
      Design(rowCount: fixture.design.rowCount, columns: columns), fixture.response,
      family: GaussianFamily())
  }

  private func poisson() throws -> GeneralizedLinearModel {
    let names = ["(Intercept)", "EthN", "SexM", "AgeF1", "AgeF2", "AgeF3", "LrnSL"]
    let fixture = try FixtureModel("glm_quine_poisson.csv", formula: "Days ~ Eth", names: names)
    return try GeneralizedLinearModel(
      fixture.design, fixture.response, family: PoissonFamily())
  }

  @Test("HC0 to HC3 are their definitions, to 1e-11", arguments: CovarianceEstimate.allCases)
  func sandwiches(_ estimate: CovarianceEstimate) throws {
    guard estimate != .model else { return }
    for (model, name) in [(try linear(), "linear"), (try poisson(), "poisson")] {
      let errors = model.standardErrors(estimate).compactMap(\.self)
      let expected = try #require(try truth(name)[estimate.rawValue])
      for (a, b) in zip(errors, expected) {
        #expect(Deviation.relative(a, to: b) <= 1e-11, "\(name) \(estimate)")
      }
    }
  }

  @Test("generalized variance inflation, to 1e-10")
  func inflation() throws {
    let found = try linear().varianceInflation()
    #expect(found.map(\.columns.count) == [1, 1, 2])
    #expect(
      Deviation.largest(found.map(\.factor), try #require(try truth("linear")["inflation"]))
        <= 1e-10)
  }

  @Test("an interval of a mean is that of its predictor, mapped back")
  func intervals() throws {
    let model = try poisson(), truth = try truth("poisson")
    let found = Array(
      try model.predictions(for: model.design, interval: .confidence(0.95)).prefix(5))
    for (name, values) in [
      ("mean", found.map(\.mean)), ("standardError", found.map(\.standardError)),
      ("lower", found.compactMap(\.lower)), ("upper", found.compactMap(\.upper)),
    ] { #expect(Deviation.largest(values, try #require(truth[name])) <= 1e-11, "\(name)") }
    #expect(throws: RegressionError.self) {
      try model.predictions(for: model.design, interval: .prediction())
    }
  }
}
