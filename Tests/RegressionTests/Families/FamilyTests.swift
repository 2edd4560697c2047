import Equations
import Numerics
import Regression
import TestSupport
import Testing

@Suite("families")
struct FamilyTests {
  private static let names = Families.catalogue.names

  private func family(_ name: String) throws -> any Family {
    try Families.catalogue(name == "negative-binomial" ? name + ":theta=2.5" : name)
  }
  private func mean(_ μ: Double) -> Mean { Mean(μ, slope: 1, curvature: 0) }

  @Test("the catalogue lists every file in Families/")
  func folder() throws {
    let files = try Fixture.swiftFiles(in: "Sources/Regression/Families")
    let types = try Self.names.map { "\(type(of: try Families.catalogue($0)))" }.sorted()
    #expect(types == files)
  }

  @Test("a setting is spelled and read back")
  func spelling() throws {
    #expect(
      try Families.catalogue("negative-binomial:theta=2.5").spelling
        == "negative-binomial:theta=2.5")
    #expect(throws: SpellingError.self) { try Families.catalogue("negative-binomial:theta=-1") }
  }

  @Test("the deviance is 0 at μ = y, and its slope by μ is −2 (y − μ)/V", arguments: names)
  func deviance(_ name: String) throws {
    let family = try family(name)
    for y in [0.2, 0.5, 0.9] {
      #expect(family.unitDeviance(y, mean(y)) == 0)
      for μ in [0.1, 0.3, 0.7, 0.95] {
        let h = 1e-6
        let slope =
          (family.unitDeviance(y, mean(μ + h)) - family.unitDeviance(y, mean(μ - h))) / (2 * h)
        let truth = -2 * family.residual(y, mean(μ)) / family.variance(mean(μ))
        #expect(abs(slope - truth) <= 1e-7 * max(1, abs(truth)), "\(name) \(y) \(μ)")
      }
    }
  }

  @Test("the slope of the variance is that of finite differences", arguments: names)
  func variance(_ name: String) throws {
    let family = try family(name)
    for μ in [0.1, 0.4, 0.8] {
      let h = 1e-6
      let slope = (family.variance(mean(μ + h)) - family.variance(mean(μ - h))) / (2 * h)
      #expect(abs(slope - family.varianceSlope(mean(μ))) <= 1e-8)
    }
  }

  @Test("a deviance near μ = y keeps its digits", arguments: names)
  func near(_ name: String) throws {
    let family = try family(name)
    // d = (y − μ)²/V up to (y − μ)³
    let (y, μ) = (0.5, 0.5 + 0x1p-30)
    let truth = (y - μ) * (y - μ) / family.variance(mean(μ))
    #expect(Deviation.relative(family.unitDeviance(y, mean(μ)), to: truth) <= 1e-8)
  }

  @Test("twice the log-likelihood lost is the deviance, where there is a likelihood")
  func likelihood() throws {
    for name in ["poisson", "negative-binomial"] {
      let family = try family(name)
      for y in [0.0, 1, 7] {
        func log(_ μ: Double) -> Double {
          family.logDensity(y, mean(μ), weight: 1.5, trials: 1.5, dispersion: 1)
        }
        let lost = 2 * (log(y == 0 ? 1e-300 : y) - log(3)) / 1.5
        #expect(abs(lost - family.unitDeviance(y, mean(3))) <= 1e-12)
      }
    }
  }

  @Test("densities of counts add up to 1")
  func sums() throws {
    for name in ["poisson", "negative-binomial"] {
      let family = try family(name)
      let sum = (0..<400).reduce(0) {
        $0
          + .exp(family.logDensity(Double($1), mean(4), weight: 1, trials: 1, dispersion: 1))
      }
      #expect(abs(sum - 1) <= 1e-12)
    }
    let binomial = BinomialFamily()
    let sum = (0...9).reduce(0) {
      $0
        + .exp(
          binomial.logDensity(Double($1) / 9, mean(0.3), weight: 9, trials: 9, dispersion: 1))
    }
    #expect(abs(sum - 1) <= 1e-12)
  }

  @Test("a response that a family does not admit is named with the reason")
  func problems() {
    #expect(
      PoissonFamily().problem(with: -3) == "-3 is negative: a Poisson response counts events")
    #expect(BinomialFamily().problem(with: 1.5)?.hasPrefix("1.5 is no proportion") == true)
    #expect(GammaFamily().problem(with: 0) != nil)
    #expect(GaussianFamily().problem(with: -3) == nil)
  }
}
