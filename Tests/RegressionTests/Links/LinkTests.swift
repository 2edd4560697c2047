import Equations
import Regression
import TestSupport
import Testing

@Suite("links")
struct LinkTests {
  private static let names = Links.catalogue.names
  /// Means that every link admits.
  private let means = [0.001, 0.02, 0.3, 0.5, 0.77, 0.98, 0.9999]

  @Test("the catalogue lists every file in Links/")
  func folder() throws {
    let files = try Fixture.swiftFiles(in: "Sources/Regression/Links")
    let types = try Self.names.map { "\(type(of: try Links.catalogue($0)))" }.sorted()
    #expect(types == files)
  }

  @Test("the inverse undoes a link", arguments: names)
  func inverse(_ name: String) throws {
    let link = try Links.catalogue(name)
    for μ in means {
      let there = link.mean(at: link.predictor(at: μ))
      #expect(Deviation.relative(there.value, to: μ) <= 1e-11, "\(name) at \(μ)")
      #expect(Deviation.relative(there.complement, to: 1 - μ) <= 1e-11, "\(name) at \(μ)")
    }
  }

  @Test("slope and curvature are those of finite differences", arguments: names)
  func derivatives(_ name: String) throws {
    let link = try Links.catalogue(name)
    for μ in means {
      let η = link.predictor(at: μ)
      let h = 1e-5 * max(abs(η), 0.1)
      let (low, here, high) = (link.mean(at: η - h), link.mean(at: η), link.mean(at: η + h))
      let slope = (high.value - low.value) / (2 * h)
      let curvature = (high.slope - low.slope) / (2 * h)
      #expect(abs(here.slope - slope) <= 1e-6 * max(abs(slope), 1e-3), "\(name) at \(μ)")
      #expect(
        abs(here.curvature - curvature) <= 1e-5 * max(abs(curvature), 1e-2), "\(name) at \(μ)")
    }
  }

  @Test("a probability and its complement keep their digits in both tails")
  func tails() throws {
    for name in ["logit", "probit", "cauchit"] {
      let link = try Links.catalogue(name)
      for η in [1.0, 5, 20, 30] {
        let (low, high) = (link.mean(at: -η), link.mean(at: η))
        #expect(Deviation.relative(high.complement, to: low.value) <= 1e-15)
        #expect(low.value > 0)
      }
    }
    // 1 − μ = exp(−e²)
    #expect(
      Deviation.relative(CloglogLink().mean(at: 2).complement, to: 0.000617_978_989_331_093_9)
        <= 1e-13)
  }

  @Test("no predictor makes a mean that is not a number, but where a link has none")
  func extremes() throws {
    for name in ["identity", "logit", "probit", "cloglog", "cauchit", "log"] {
      let link = try Links.catalogue(name)
      for η in [-1e300, -800, 800, 1e300] {
        let mean = link.mean(at: η)
        #expect(mean.value.isFinite && mean.slope.isFinite && mean.curvature.isFinite)
      }
    }
    #expect(SquareRootLink().mean(at: -1).value.isNaN)
    #expect(InverseSquareLink().mean(at: -1).value.isNaN)
  }
}
