import Equations
import FoundationEssentials
import Regression
import Tables
import TestSupport
import Testing

@Suite("a regression from a formula and a table")
struct RegressionTests {
  private func table(_ name: String) throws -> Table {
    try Table.read(Fixture.root.appending(path: "Tests/Fixtures/r_reference/\(name)").path)
  }

  @Test("the family is that of the response, where none is named")
  func families() throws {
    let cars = try Regression(Formula("mpg ~ wt + hp"), in: table("lm_mtcars.csv"))
    #expect(cars.family == "gaussian" && cars.link == "identity" && cars.isLinear)
    let menarche = try Regression(
      Formula("cbind(Menarche, Total - Menarche) ~ Age"), in: table("glm_menarche_grouped.csv"))
    #expect(menarche.family == "binomial" && menarche.link == "logit")
    let race = try Regression(Formula("race ~ age + lwt"), in: table("multinom_bwt_race.csv"))
    #expect(race.family == "multinomial")
    #expect(Set(race.coefficients.map(\.classLabel)).count == 2)
  }

  @Test("an offset in the formula is taken, and a family and link by name")
  func offset() throws {
    let regression = try Regression(
      Formula("Claims ~ factor(District) + Group + Age + offset(log(Holders))"),
      in: table("glm_insurance_poisson_offset.csv"), family: FamilyChoice(spelling: "poisson"))
    let r = try #require(try RReference.all()["glm_insurance_poisson_offset"])
    #expect(Deviation.relative(regression.deviance, to: try #require(r.deviance)) <= 1e-9)
    #expect(Deviation.relative(regression.nullDeviance, to: try #require(r.null_deviance)) <= 1e-9)
    #expect(regression.residualStandardError == nil)
  }

  @Test(
    "rows with missing cells are left out, predictions of new rows are those of the fitted ones")
  func predictions() throws {
    let air = try table("lm_airquality_na.csv")
    let regression = try Regression(Formula("Ozone ~ Solar.R + Wind + Temp"), in: air)
    #expect(regression.rowCount == 111)
    let again = try regression.predictions(for: air, interval: .confidence())
    guard case .generalized(let model) = regression.model else {
      Issue.record("a linear regression is a generalized one")
      return
    }
    let fitted = model.diagnostics().fitted
    #expect(Deviation.largest(Array(again.map(\.mean).prefix(4)), Array(fitted.prefix(4))) <= 1e-13)
    #expect(again.allSatisfy { ($0.lower ?? .nan) < $0.mean && $0.mean < ($0.upper ?? .nan) })
  }

  @Test("probabilities add up to 1")
  func probabilities() throws {
    let rows = try table("multinom_bwt_race.csv")
    let regression = try Regression(Formula("race ~ age + lwt"), in: rows)
    for row in try regression.probabilities(for: rows) {
      #expect(abs(row.reduce(0, +) - 1) <= 1e-14)
    }
  }

  @Test("a family that does not fit the response is refused, with a way out")
  func refused() throws {
    let rows = try table("multinom_bwt_race.csv")
    func message(_ formula: String, _ family: String) throws -> String? {
      do {
        _ = try Regression(
          Formula(formula), in: rows, family: FamilyChoice(spelling: family))
        return nil
      } catch { return "\(error)" }
    }
    #expect(
      try message("race ~ age", "poisson")
        == "race: is a category of 3 levels, which is no poisson response "
        + "(take --family multinomial)")
    #expect(
      try message("age ~ race", "multinomial")
        == "age: is a number, and a multinomial response is a category (write factor(age) ~ …)")
    #expect(
      try message("age ~ race", "poison")
        == "there is no family \"poison\"; there are "
        + (Families.catalogue.names + ["multinomial"]).joined(separator: ", "))
  }
}
