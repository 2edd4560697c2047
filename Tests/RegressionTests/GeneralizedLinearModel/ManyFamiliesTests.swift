import Equations
import FoundationEssentials
import Regression
import Tables
import TestSupport
import Testing

@Suite("families, links, weights and offsets against values of 50 digits")
struct ManyFamiliesTests {
  /// A regression of `Tests/Fixtures/glm`: R's formula, with R's names of the columns.
  struct Reference: Decodable, CustomTestStringConvertible {
    let name, file, formula, family, link: String
    /// As `--weights` takes them.
    let weights: String?
    let names: [String]
    /// Class by class in a multinomial model.
    let coefficients, errors, p, lower: [Double]
    let deviance, dispersion: Double
    let theta, logLikelihood: Double?
    let HC0, HC1, HC2, HC3: [Double]?

    var testDescription: String { name }

    func errors(_ estimate: CovarianceEstimate) -> [Double]? {
      switch estimate {
      case .model: errors
      case .hc0: HC0
      case .hc1: HC1
      case .hc2: HC2
      case .hc3: HC3
      }
    }

    func regression(_ covariance: CovarianceEstimate = .model) throws -> Regression {
      let family = try FamilyChoice(spelling: family)
      let table = try Table.read(
        Fixture.root.appending(path: "Tests/Fixtures/glm/\(file)").path)
      let link: (any Link)? =
        if case .multinomial = family { nil } else { try Links.catalogue(link) }
      return try Regression(
        Formula(formula), in: table, family: family, link: link, weights: weights,
        covariance: covariance)
    }
  }

  static func references() throws -> [Reference] { try Fixture.read("glm/models.json") }

  @Test(
    "coefficients are right to 1e-9, errors to 1e-8, deviance to 1e-12, and what follows from them")
  func figures() throws {
    let references = try Self.references()
    #expect(references.count == 29)
    for reference in references {
      let regression = try reference.regression()
      let lines = regression.coefficients
      let classes = lines.count / reference.names.count
      #expect(lines.map(\.name) == (0..<classes).flatMap { _ in reference.names })
      func check(_ what: String, _ values: [Double?], _ truths: [Double], _ tolerance: Double) {
        #expect(values.count == truths.count)
        for (value, truth) in zip(values, truths) {
          let off = Deviation.relative(value ?? .nan, to: truth)
          #expect(
            off <= tolerance, "\(reference.name): \(what) \(value ?? .nan), not \(truth): \(off)")
        }
      }
      check("coefficient", lines.map(\.estimate), reference.coefficients, 1e-9)
      check("error", lines.map(\.standardError), reference.errors, 1e-8)
      check("deviance", [regression.deviance], [reference.deviance], 1e-12)
      check("dispersion", [regression.dispersion], [reference.dispersion], 1e-9)
      // log p falls by about z²/2, so that an error of z counts z² times.
      check("p", lines.map(\.pValue), reference.p, 1e-7)
      // An end near 0 is a difference of larger numbers.
      check("interval", lines.map(\.lower), reference.lower, 1e-7)
      if let truth = reference.logLikelihood {
        check("log-likelihood", [regression.logLikelihood], [truth], 1e-10)
      } else {
        #expect(regression.logLikelihood == nil && regression.aic == nil)
      }
      if let truth = reference.theta, case .generalized(let model) = regression.model {
        check("θ", [(model.family as? NegativeBinomialFamily)?.theta], [truth], 1e-9)
      }
      #expect(regression.warnings.isEmpty, "\(reference.name)")
    }
  }

  @Test("robust errors are right to 1e-8", arguments: [CovarianceEstimate.hc0, .hc1, .hc2, .hc3])
  func robust(_ estimate: CovarianceEstimate) throws {
    for reference in try Self.references() {
      guard let truths = reference.errors(estimate) else { continue }
      for (line, truth) in zip(try reference.regression(estimate).coefficients, truths) {
        let off = Deviation.relative(line.standardError ?? .nan, to: truth)
        #expect(off <= 1e-8, "\(reference.name): \(line.name) \(off)")
      }
    }
  }

  @Test("without intercept and without a mean at η = 0 there is nothing to compare with")
  func noNullModel() throws {
    let reference = try #require(try Self.references().first { $0.name == "sprays sqrt" })
    let regression = try reference.regression()
    #expect(regression.nullDeviance == .infinity)
    #expect(regression.rSquared == nil && regression.overallTest == nil)
    // Where the null deviance is finite, there is.
    let table = try Table.read(Fixture.root.appending(path: "Tests/Fixtures/glm/sprays.csv").path)
    let log = try Regression(
      Formula("count ~ spray - 1"), in: table, family: .family(PoissonFamily()))
    #expect(log.rSquared ?? 0 > 0.9 && log.overallTest?.degreesOfFreedom == 6)
  }

  @Test(
    "t and p of slopes do not depend on the unit and the origin of a column",
    arguments: [
      ("1e8 * age", 1.0), ("1e-8 * age", 1), ("age + 1e4", 1), ("-1e8 * (age + 1e4)", -1),
    ])
  func units(_ changed: String, _ sign: Double) throws {
    for (family, link) in [
      ("binomial", "logit"), ("binomial", "probit"), ("binomial", "cloglog"),
      ("binomial", "cauchit"), ("binomial", "log"), ("binomial", "identity"), ("poisson", "sqrt"),
      ("poisson", "identity"), ("gaussian", "identity"), ("negative-binomial:theta=9", "log"),
    ] {
      func regression(_ age: String) throws -> Regression {
        let table = try Table.read(
          Fixture.root.appending(path: "Tests/Fixtures/glm/infert.csv").path)
        return try Regression(
          Formula("case ~ I(\(age)) + induced"), in: table, family: .init(spelling: family),
          link: Links.catalogue(link))
      }
      let (plain, moved) = (try regression("age"), try regression(changed))
      for (a, b) in zip(plain.coefficients, moved.coefficients).dropFirst() {
        let sign = b.name.contains("age") ? sign : 1
        #expect(
          Deviation.relative(sign * (b.statistic ?? .nan), to: a.statistic ?? .nan) <= 1e-6,
          "\(family) \(link) \(b.name)")
        #expect(Deviation.relative(b.pValue ?? .nan, to: a.pValue ?? .nan) <= 1e-6)
      }
    }
  }
}
