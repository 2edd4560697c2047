import Equations
@testable import Regression
import TestSupport
import Testing

@Suite("solvers")
struct SolverTests {
  @Test("the catalogue lists every file in Solvers/")
  func folder() throws {
    let files = try Fixture.swiftFiles(in: "Sources/Regression/Solvers")
    let types = try Solvers.catalogue.names.map { "\(type(of: try Solvers.catalogue($0)))" }
    #expect(types.sorted() == files)
  }

  /// On their own, without the Newton steps that follow in a fit.
  @Test("all find Newton's coefficients", arguments: ["l-bfgs", "gradient-descent", "adam"])
  func agreement(_ name: String) throws {
    let tolerances: [String: Double] = ["l-bfgs": 1e-8, "gradient-descent": 1e-6, "adam": 1e-4]
    let tolerance = try #require(tolerances[name])
    let solver = try Solvers.catalogue(name)
    for (design, y, family) in try problems() {
      let model = try GeneralizedLinearModel(design, ResponseValues(y), family: family)
      let likelihood = model.fitted.likelihood
      let start = try NewtonFit(likelihood).constantCoefficients()
      let found = solver.coefficients(of: likelihood, from: start)
      let off = Deviation.largest(found, model.fitted.coefficients)
      #expect(off <= tolerance, "\(name), \(type(of: family).name): \(off)")
    }
  }

  @Test("a fit with any solver ends with Newton's last digits", arguments: Solvers.catalogue.names)
  func fits(_ name: String) throws {
    var options = FittingOptions()
    options.solver = try Solvers.catalogue(name)
    let (design, y) = Samples.logistic(rows: 200, columns: 3)
    let newton = try GeneralizedLinearModel(design, ResponseValues(y), family: BinomialFamily())
    let model = try GeneralizedLinearModel(
      design, ResponseValues(y), family: BinomialFamily(), options: options)
    #expect(
      Deviation.largest(
        model.coefficients.compactMap(\.self), newton.coefficients.compactMap(\.self)) <= 1e-13)
  }

  private func problems() throws -> [(Design, [Double], any Family)] {
    let (design, y) = Samples.logistic(rows: 300, columns: 3)
    let counts = y.enumerated().map { i, y in y * Double(i % 5) + Double(i % 3) }
    return [(design, y, BinomialFamily()), (design, counts, PoissonFamily())]
  }
}
