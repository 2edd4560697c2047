import Regression
import Tables
import TestSupport
import Testing

@Suite("multinomial models")
struct MultinomialTests {
  private struct Gold: Decodable {
    struct Model: Decodable {
      var coef, se: [String: [String: String]]?
      var loglik: String?
    }
    let models: [String: Skipping]

    /// Other models are laid out otherwise.
    enum Skipping: Decodable {
      case model(Model)
      case other
      init(from decoder: any Decoder) throws {
        self = (try? Model(from: decoder)).map { .model($0) } ?? .other
      }
    }
  }

  private func birthWeights() throws -> MultinomialModel {
    let names = ["(Intercept)", "age", "lwt", "smoke", "low"]
    let fixture = try FixtureModel(
      "multinom_bwt_race.csv", formula: "low ~ race", names: names)
    let races = ["white", "black", "other"]
    let race = try fixture.table.column("race")
    let codes = (0..<fixture.table.rowCount).map { row in
      Int32(races.firstIndex(of: race.text(ofRow: row)) ?? -1)
    }
    return try MultinomialModel(fixture.design, codes: codes, levels: races, name: "race")
  }

  @Test("coefficients are right to 1e-9, errors to 1e-8, the log-likelihood to 1e-12")
  func gold() throws {
    let file: Gold = try Fixture.read("gold_glm/certified.json")
    guard case .model(let gold)? = file.models["multinom_bwt_race"] else {
      Issue.record("there is no such model")
      return
    }
    let coefficients = try #require(gold.coef), errors = try #require(gold.se)
    let model = try birthWeights()
    var compared = 0
    for line in model.coefficientTable() {
      let label = try #require(line.classLabel)
      let truth = try #require(coefficients[label]?[line.name].flatMap { Double($0) })
      let error = try #require(errors[label]?[line.name].flatMap { Double($0) })
      #expect(Deviation.relative(line.estimate ?? .nan, to: truth) <= 1e-9)
      #expect(Deviation.relative(line.standardError ?? .nan, to: error) <= 1e-8)
      compared += 1
    }
    #expect(compared == 10)
    let loglik = try #require(gold.loglik.flatMap { Double($0) })
    #expect(Deviation.relative(model.logLikelihood, to: loglik) <= 1e-12)
  }

  @Test("deviance, AIC and fitted probabilities are R's")
  func r() throws {
    let model = try birthWeights()
    #expect(Deviation.relative(model.deviance, to: 311.589060294987) <= 1e-12)
    #expect(Deviation.relative(model.aic, to: 331.589060294987) <= 1e-12)
    let first = try #require(model.probabilities(for: model.design).first)
    let truth = [0.396447372816647, 0.40381886287, 0.199733704321373]
    #expect(abs(first[0] - truth[0]) <= 1e-7 && abs(first[2] - truth[2]) <= 1e-7)
    #expect(abs(first.reduce(0, +) - 1) <= 1e-15)
  }

  @Test("iris: setosa is separated by two columns, and said to be")
  func separated() throws {
    let fixture = try FixtureModel(
      "multinom_vehicle_like_iris2.csv", formula: "Sepal.Length ~ .",
      names: ["(Intercept)", "Sepal.Length", "Sepal.Width"])
    let species = try #require(try fixture.table.column("Species").categories)
    let model = try MultinomialModel(
      fixture.design, codes: species.codes, levels: species.levels, name: "Species")
    #expect(model.separation?.columns == ["Sepal.Length", "Sepal.Width"])
    #expect(
      model.warnings == [
        "the multinomial regression of Species: setosa is separated from the other classes by "
          + "Sepal.Length, Sepal.Width, so that the likelihood has no maximum: coefficients and "
          + "errors of these columns show a direction, not a size (take a ridge, or leave the "
          + "columns out)"
      ])
    // The supremum is −55.16285404; a small ridge comes near it.
    #expect(abs(model.logLikelihood + 55.16285404) <= 0.02)
    #expect(model.coefficients.allSatisfy { $0.allSatisfy { abs($0 ?? .infinity) < 1e4 } })
  }

  @Test("classes that a column puts in order are separated completely")
  func complete() throws {
    let x: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    let model = try MultinomialModel(
      Samples.design([("x", x)]), codes: [0, 0, 0, 1, 1, 1, 2, 2, 2], levels: ["a", "b", "c"])
    #expect(model.separation?.isComplete == true)
    #expect(model.separation?.columns == ["x"])
    #expect(model.warnings.first?.contains("the classes are separated completely by x") == true)
  }

  @Test("with two classes it is the logit model")
  func twoClasses() throws {
    let (design, y) = Samples.logistic(rows: 300, columns: 3)
    let logit = try GeneralizedLinearModel(design, ResponseValues(y), family: BinomialFamily())
    let model = try MultinomialModel(design, codes: y.map { Int32($0) }, levels: ["no", "yes"])
    let (a, b) = (model.coefficients[0].compactMap(\.self), logit.coefficients.compactMap(\.self))
    #expect(Deviation.largest(a, b) <= 1e-13)
    let (c, d) = (
      model.standardErrors()[0].compactMap(\.self), logit.standardErrors().compactMap(\.self)
    )
    #expect(Deviation.largest(c, d) <= 1e-12)
    #expect(Deviation.relative(model.deviance, to: logit.deviance) <= 1e-14)
    #expect(Deviation.relative(model.nullDeviance, to: logit.nullDeviance) <= 1e-14)
    let (e, f) = (model.covariance(.hc0), logit.covariance(.hc0))
    #expect(Deviation.largest(e, f) <= 1e-12)
  }

  @Test("another reference class changes coefficients, not probabilities")
  func reference() throws {
    let model = try birthWeights()
    let turned = try MultinomialModel(
      model.design, codes: model.codes.map { ($0 + 1) % 3 }, levels: ["other", "white", "black"])
    #expect(Deviation.relative(turned.deviance, to: model.deviance) <= 1e-14)
    let (a, b) = (model.probabilities(for: model.design), turned.probabilities(for: model.design))
    for (p, q) in zip(a, b) {
      #expect(Deviation.largest([p[0], p[1], p[2]], [q[1], q[2], q[0]]) <= 1e-12)
    }
  }

  @Test("a class without rows is an error that names it")
  func emptyClass() throws {
    let (design, y) = Samples.logistic(rows: 30, columns: 1)
    let error = #expect(throws: RegressionError.self) {
      try MultinomialModel(
        design, codes: y.map { Int32($0) }, levels: ["a", "b", "c"], name: "kind")
    }
    #expect(
      error?.description
        == "the multinomial regression of kind: no row is of class c (leave the class out)")
  }
}
