import Equations
import Numerics
@testable import Regression
import TestSupport
import Testing

@Suite("generalized linear models: what must hold")
struct PropertyTests {
  private let x: [Double] = (0..<120).map { RandomSource(seed: 3, purpose: 3).normal($0) }
  private let u: [Double] = (0..<120).map { RandomSource(seed: 4, purpose: 3).normal($0) }
  private var counts: [Double] {
    x.indices.map { i in
      let mean = Double.exp(0.8 + 0.5 * x[i] - 0.3 * u[i])
      return (mean * (0.3 + 1.4 * RandomSource(seed: 5, purpose: 3).uniform(i))).rounded()
    }
  }
  private var design: Design { Samples.design([("x", x), ("u", u)]) }

  /// Each family with a link and a response that suits it.
  private static let cases: [(String, String)] = [
    ("gaussian", "identity"), ("gaussian", "log"), ("poisson", "log"), ("poisson", "sqrt"),
    ("quasipoisson", "log"), ("gamma", "log"), ("gamma", "inverse"), ("inverse-gaussian", "log"),
    ("negative-binomial:theta=2", "log"), ("binomial", "logit"), ("binomial", "probit"),
    ("binomial", "cloglog"), ("binomial", "cauchit"), ("quasibinomial", "logit"),
  ]

  private func response(_ family: any Family) -> [Double] {
    if family.boundaries.count == 2 { return counts.map { $0 > 2 ? 1 : 0 } }
    return counts.map {
      $0 + (family.problem(with: 0) == nil && !(family is GaussianFamily) ? 0 : 1.5)
    }
  }

  private func model(
    _ design: Design, _ names: (String, String), weights: [Double]? = nil, threads: Int = 1
  ) throws -> GeneralizedLinearModel {
    let family = try Families.catalogue(names.0)
    var options = FittingOptions()
    options.threads = threads
    return try GeneralizedLinearModel(
      design, ResponseValues(response(family)), family: family,
      link: try Links.catalogue(names.1), weights: weights, options: options)
  }

  @Test("the score is 0 at the estimate", arguments: cases)
  func score(_ names: (String, String)) throws {
    let model = try model(design, names)
    let there = model.fitted.likelihood.derivatives(
      at: .coefficients(model.fitted.coefficients), .expected)
    // Each in units of its own standard error.
    for j in 0..<3 {
      let size = (there.information[j + 3 * j] * model.dispersion).squareRoot()
      #expect(abs(there.gradient[j]) <= 1e-9 * size, "\(names)")
    }
  }

  @Test("the score is the slope of the deviance", arguments: cases)
  func slope(_ names: (String, String)) throws {
    let likelihood = try model(design, names).fitted.likelihood
    let base = try model(design, names).fitted.coefficients
    let β = base.map { $0 * 0.9 }
    let there = likelihood.derivatives(at: .coefficients(β), .observed)
    for j in 0..<3 {
      func moved(_ h: Double) -> Derivatives {
        var β = β
        β[j] += h
        return likelihood.derivatives(at: .coefficients(β), .none)
      }
      let h = 1e-5 * max(abs(β[j]), 0.01)
      let slope = -0.25 * (moved(h).deviance - moved(-h).deviance) / h
      #expect(abs(slope - there.gradient[j]) <= 1e-5 * max(1, abs(slope)), "\(names)")
      for k in 0..<3 {
        let curvature = -(moved(h).gradient[k] - moved(-h).gradient[k]) / (2 * h)
        #expect(
          abs(curvature - there.information[k + 3 * j]) <= 1e-5 * max(1, abs(curvature)),
          "\(names)")
      }
    }
  }

  @Test("a weight of 2 is a row given twice", arguments: cases)
  func weights(_ names: (String, String)) throws {
    let twice = try model(design, names, weights: x.map { _ in 2 })
    let once = try model(design, names)
    let family = try Families.catalogue(names.0)
    let y = response(family)
    let doubled = try GeneralizedLinearModel(
      Samples.design([("x", x + x), ("u", u + u)]), ResponseValues(y + y), family: family,
      link: try Links.catalogue(names.1))
    let (a, b, c) = (
      twice.coefficients.compactMap(\.self), doubled.coefficients.compactMap(\.self),
      once.coefficients.compactMap(\.self)
    )
    #expect(Deviation.largest(a, b) <= 1e-11, "\(names)")
    #expect(Deviation.largest(a, c) <= 1e-11, "\(names)")
    #expect(Deviation.relative(twice.deviance, to: doubled.deviance) <= 1e-13)
    if family.hasKnownDispersion, let p = twice.logLikelihood, let q = doubled.logLikelihood {
      #expect(Deviation.relative(p, to: q) <= 1e-13)
    }
  }

  @Test("a row without weight is no row", arguments: cases)
  func zeroWeight(_ names: (String, String)) throws {
    let weights = x.indices.map { $0 % 7 == 0 ? 0.0 : 1 }
    let kept = x.indices.filter { weights[$0] > 0 }
    let family = try Families.catalogue(names.0)
    let y = response(family)
    let a = try model(design, names, weights: weights)
    let b = try GeneralizedLinearModel(
      Samples.design([("x", kept.map { x[$0] }), ("u", kept.map { u[$0] })]),
      ResponseValues(kept.map { y[$0] }), family: family, link: try Links.catalogue(names.1))
    #expect(
      Deviation.largest(
        a.standardErrors().compactMap(\.self), b.standardErrors().compactMap(\.self)) <= 1e-9)
    #expect(Deviation.relative(a.nullDeviance, to: b.nullDeviance) <= 1e-12)
    #expect(a.residualDegreesOfFreedom == b.residualDegreesOfFreedom)
  }

  @Test("units and origins of a column change no t of a slope", arguments: cases)
  func units(_ names: (String, String)) throws {
    let plain = try model(design, names).coefficientTable()
    for change in [{ $0 * 1e8 }, { $0 * 1e-8 }, { $0 + 1e4 }] as [(Double) -> Double] {
      let moved = try model(Samples.design([("x", x.map(change)), ("u", u)]), names)
        .coefficientTable()
      for j in 1...2 {
        let (a, b) = (try #require(moved[j].statistic), try #require(plain[j].statistic))
        #expect(Deviation.relative(a, to: b) <= 1e-6, "\(names)")
        let (p, q) = (try #require(moved[j].pValue), try #require(plain[j].pValue))
        #expect(Deviation.relative(p, to: q) <= 1e-6, "\(names)")
      }
    }
  }

  @Test("leverages add up to the number of coefficients", arguments: cases)
  func leverages(_ names: (String, String)) throws {
    let model = try model(design, names)
    let diagnostics = model.diagnostics()
    #expect(abs(diagnostics.leverages.reduce(0, +) - 3) <= 1e-9)
    let squares = diagnostics.devianceResiduals.reduce(0) { $0 + $1 * $1 }
    #expect(Deviation.relative(squares, to: model.deviance) <= 1e-12)
    let pearson = diagnostics.pearsonResiduals.reduce(0) { $0 + $1 * $1 }
    #expect(Deviation.relative(pearson, to: model.pearsonStatistic) <= 1e-12)
  }

  @Test("any number of threads gives the same bits")
  func threads() throws {
    let (design, y) = Samples.logistic(rows: 30_000, columns: 4)
    func fit(_ threads: Int) throws -> GeneralizedLinearModel {
      var options = FittingOptions()
      options.threads = threads
      return try GeneralizedLinearModel(
        design, ResponseValues(y), family: BinomialFamily(), options: options)
    }
    let (one, three) = (try fit(1), try fit(3))
    #expect(one.coefficients == three.coefficients)
    #expect(one.covariance() == three.covariance())
    #expect(one.deviance == three.deviance)
  }

  @Test("a column that depends on others is named and gets no coefficient", arguments: cases)
  func alias(_ names: (String, String)) throws {
    let third = zip(x, u).map { 2 * $0 - $1 }
    let model = try model(Samples.design([("x", x), ("u", u), ("v", third)]), names)
    #expect(model.coefficients[3] == nil)
    #expect(model.aliases.map(\.description) == ["v = 2 x − u"], "\(names)")
    #expect(
      model.warnings == ["v has no coefficient, as it depends on other columns: v = 2 x − u"])
    let without = try self.model(design, names)
    #expect(
      Deviation.largest(
        Array(model.coefficients.compactMap(\.self)), without.coefficients.compactMap(\.self))
        <= 1e-10)
  }

  @Test("a mean that the family does not admit at first is reached by smaller steps")
  func hardStart() throws {
    // With the identity link most steps of Poisson's lead to negative means.
    let y: [Double] = [3, 0, 1, 2, 1, 4, 3, 6, 7, 9]
    let model = try GeneralizedLinearModel(
      Samples.design([("x", (0..<10).map { Double($0) })]), ResponseValues(y),
      family: PoissonFamily(), link: IdentityLink())
    #expect(model.hasConverged)
    #expect(model.diagnostics().fitted.allSatisfy { $0 > 0 })
  }

  @Test("Firth's penalized score is 0, and the estimates are those of 30 digits")
  func firth() throws {
    var options = FittingOptions()
    options.penalty = .firth
    // Heinze and Schemper's kind of data: a level without failures.
    let level: [Double] = [0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0]
    let y: [Double] = [0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0]
    let v: [Double] = [1, 5, 2, 4, 3, 2, 6, 1, 5, 3, 2, 2]
    let model = try GeneralizedLinearModel(
      Samples.design([("level", level), ("v", v)]), ResponseValues(y), family: BinomialFamily(),
      options: options)
    // Tests/Fixtures/regression/firth.py
    let truth = try Fixture.read("regression/firth.json", as: [String: [Double]].self)
    let coefficients = try #require(truth["coefficients"]), errors = try #require(truth["errors"])
    #expect(Deviation.largest(model.coefficients.compactMap(\.self), coefficients) <= 1e-9)
    #expect(Deviation.largest(model.standardErrors().compactMap(\.self), errors) <= 1e-8)
    let diagnostics = model.diagnostics()
    for column in [y.map { _ in 1.0 }, level, v] {
      let score = y.indices.reduce(0) { sum, i in
        let (μ, h) = (diagnostics.fitted[i], diagnostics.leverages[i])
        return sum + column[i] * (y[i] - μ + h * (0.5 - μ))
      }
      #expect(abs(score) <= 1e-9)
    }
  }
}
