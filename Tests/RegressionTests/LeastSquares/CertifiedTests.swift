import Testing

@testable import Regression

@Suite("NIST's certified linear problems")
struct CertifiedTests {
  /// What the worst coefficient must have: extended precision leaves more than R's `lm` has (13.0,
  /// 11.9, 12.0, 9.2, 9.4, and on Filip a dropped term). What is left to lose is the rounding of
  /// the data to `Double`.
  private static let asked: [(String, Double)] = [
    ("Longley", 14), ("Norris", 13.5), ("Pontius", 13), ("Wampler1", 12), ("Wampler3", 12),
    ("Filip", 9.5),
  ]

  @Test("are solved to as many digits as their data have", arguments: asked)
  func coefficients(_ name: String, _ asked: Double) throws {
    let problem = try CertifiedProblem(name)
    let fit = try LeastSquares(problem.design, response: problem.response)
    #expect(fit.rank == problem.design.columns.count && fit.aliases.isEmpty)
    #expect(digits(fit.coefficients, of: try problem.certified(\.coef)) >= asked)
    #expect(digits(fit.coefficients, of: try problem.certified(\.coef_hp)) >= asked)
  }

  @Test("have standard errors and a spread of nine digits", arguments: CertifiedProblem.names)
  func spread(_ name: String) throws {
    let problem = try CertifiedProblem(name)
    let fit = try LeastSquares(problem.design, response: problem.response)
    let spread = try #require(Double(problem.values.residual_sd))
    #expect(fit.residualDegreesOfFreedom == problem.values.df_resid)
    if spread == 0 {
      let n = Double(problem.response.count)
      let mean = problem.response.reduce(0, +) / n
      let square = problem.response.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
      #expect(fit.residualStandardDeviation <= 1e-9 * square.squareRoot())
      #expect(fit.standardErrors.allSatisfy { ($0 ?? .nan) <= 1e-9 * square.squareRoot() })
    } else {
      #expect(digits([fit.residualStandardDeviation], of: [spread]) >= 9)
      #expect(digits(fit.standardErrors, of: try problem.certified(\.se)) >= 9)
    }
    let rSquared = try #require(Double(problem.values.r_squared))
    #expect(digits([fit.rSquared], of: [rSquared]) >= 13)
  }
}
