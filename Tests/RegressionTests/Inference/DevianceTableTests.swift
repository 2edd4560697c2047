import Numerics
import Regression
import TestSupport
import Testing

@Suite("analysis of deviance")
struct DevianceTableTests {
  private let names = ["(Intercept)", "EthN", "SexM", "AgeF1", "AgeF2", "AgeF3", "LrnSL"]
  private let terms = [0, 1, 2, 3, 3, 3, 4]

  private func model(_ count: Int, _ family: any Family) throws -> GeneralizedLinearModel {
    let fixture = try FixtureModel("glm_quine_poisson.csv", formula: "Days ~ Eth", names: names)
    let columns = zip(fixture.design.columns, terms).map {
      DesignColumn(name: $0.name, term: $1, content: $0.content)
    }
    return try GeneralizedLinearModel(
      Design(rowCount: fixture.design.rowCount, columns: Array(columns.prefix(count))),
      fixture.response, family: family)
  }

  @Test("each line is the model with so many terms, and the last one the model itself")
  func lines() throws {
    let table = try DevianceTable(
      termsOf: model(7, PoissonFamily()), named: [1: "Eth", 2: "Sex", 3: "Age", 4: "Lrn"])
    #expect(table.lines.map(\.name) == ["NULL", "Eth", "Sex", "Age", "Lrn"])
    #expect(table.lines.map(\.residualDegreesOfFreedom) == [145, 144, 143, 140, 139])
    for (line, count) in zip(table.lines, [1, 2, 3, 6, 7]) {
      let alone = try model(count, PoissonFamily())
      #expect(Deviation.relative(line.deviance, to: alone.deviance) <= 1e-13)
    }
    let age = try #require(table.lines[3].test)
    #expect(age.kind == .chiSquared && age.degreesOfFreedom == 3)
    #expect(
      age.pValue
        == ChiSquared(degreesOfFreedom: 3).survival(
          table.lines[2].deviance - table.lines[3].deviance))
  }

  @Test("with a dispersion to estimate, F takes that of the largest model")
  func f() throws {
    let (small, large) = (try model(3, QuasipoissonFamily()), try model(7, QuasipoissonFamily()))
    let table = try DevianceTable(comparing: [small, large])
    let test = try #require(table.lines[1].test)
    #expect(test.kind == .f && test.residualDegreesOfFreedom == 139)
    let expected = (small.deviance - large.deviance) / 4 / large.dispersion
    #expect(Deviation.relative(test.statistic, to: expected) <= 1e-14)
  }

  @Test("one column's F in a linear regression is its t, squared")
  func square() throws {
    let (small, large) = (try model(6, GaussianFamily()), try model(7, GaussianFamily()))
    let test = try #require(try DevianceTable(comparing: [small, large]).lines[1].test)
    let line = large.coefficientTable()[6]
    let t = try #require(line.statistic)
    #expect(Deviation.relative(test.statistic, to: t * t) <= 1e-9)
    #expect(Deviation.relative(test.pValue, to: line.pValue ?? .nan) <= 1e-9)
  }

  @Test("models that are not nested, or not of one response, are refused")
  func refused() throws {
    let (a, b) = (try model(3, PoissonFamily()), try model(7, PoissonFamily()))
    #expect(throws: RegressionError.self) { try DevianceTable(comparing: [b, a]) }
    #expect(throws: RegressionError.self) {
      try DevianceTable(comparing: [a, try model(7, QuasipoissonFamily())])
    }
  }
}
