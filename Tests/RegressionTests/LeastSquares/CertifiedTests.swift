import Testing

@testable import Regression

@Suite("NIST's certified linear problems")
struct CertifiedTests {
  /// What the worst coefficient must have: extended precision leaves more than R's `lm` has (13.0,
  /// 11.9, 12.0, 9.2, 9.4, and on Filip a dropped term). What is left to lose is the rounding of
  /// the data to `Double`.
  private static let asked: [(String, Double)] =
    [
      ("Longley", 14), ("Norris", 13.5), ("Pontius", 13), ("Wampler1", 12), ("Wampler3", 12),
    ]
    + (isExtended ? [("Filip", 9.5)] : [])

  /// Filip's powers of x need more digits than `Double` has before anything is solved.
  private static let isExtended = Extended.significandBitCount > Double.significandBitCount

  @Test("are solved to as many digits as their data have", arguments: asked)
  func coefficients(_ name: String, _ asked: Double) throws {
    let problem = try CertifiedProblem(name)
    let fit = try LeastSquares(problem.design, response: problem.response)
    #expect(fit.rank == problem.design.columns.count && fit.aliases.isEmpty)
    #expect(digits(fit.coefficients, of: try problem.certified(\.coef)) >= asked)
    #expect(digits(fit.coefficients, of: try problem.certified(\.coef_hp)) >= asked)
  }

  @Test(
    "have standard errors and a spread of nine digits",
    arguments: CertifiedProblem.names.filter { isExtended || $0 != "Filip" })
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

  @Test(
    "are solved by refinement where the condition allows it",
    arguments: ["Longley", "Norris", "Pontius", "Wampler1", "Wampler3"])
  func refinement(_ name: String) throws {
    let problem = try CertifiedProblem(name)
    let observations = Observations(
      design: problem.design, response: problem.response, weights: nil, offset: nil)
    let solution = TriangularSolution(QRFactorization<Double>(observations, threads: 1))
    let refinement = Refinement<Double>(
      observations, penalty: solution.kept.map { _ in 0 }, threads: 1)
    let refined = refinement.refined(solution)
    let truths = try problem.certified(\.coef_hp)
    #expect(digits(refined.coefficients, of: truths) >= 13)
    let spread = try #require(Double(problem.values.residual_sd))
    let left = refined.residualSumOfSquares / Double(problem.values.df_resid)
    #expect(spread == 0 ? left <= 1e-18 : digits([left.squareRoot()], of: [spread]) >= 12)
  }

  /// Wampler's third problem is the first plus a disturbance that no power up to the fifth has a part
  /// in, so that a larger one changes no coefficient.
  @Test(
    "are solved the same where the disturbance is larger", arguments: [100.0, 1e4])
  func disturbance(_ factor: Double) throws {
    let (exact, disturbed) = (try CertifiedProblem("Wampler1"), try CertifiedProblem("Wampler3"))
    let y = zip(exact.response, disturbed.response).map { $0 + factor * ($1 - $0) }
    let fit = try LeastSquares(exact.design, response: y)
    #expect(digits(fit.coefficients, of: [Double](repeating: 1, count: 6)) >= 14)
    let errors = try disturbed.certified(\.se).map { factor * $0 }
    #expect(digits(fit.standardErrors, of: errors) >= 12)
  }

  /// NIST's NoInt1 and NoInt2: slope, its error, residual standard deviation and R², with 15 digits.
  @Test(
    "without intercept are solved to as many digits as are printed",
    arguments: [
      (
        Array(60...70), Array(130...140),
        [2.07438016528926, 0.0165289256198347, 3.56753034006338, 0.999365492298663]
      ),
      (
        [4, 5, 6], [3, 4, 4],
        [0.727272727272727, 0.0420827318078432, 0.369274472937998, 0.993348115299335]
      ),
    ])
  func noIntercept(_ x: [Int], _ y: [Int], _ certified: [Double]) throws {
    let design = Design(
      rowCount: x.count,
      columns: [DesignColumn(name: "x", term: 1, content: .numbers(x.map { Double($0) }))])
    let fit = try LeastSquares(design, response: y.map { Double($0) })
    let found =
      fit.coefficients + fit.standardErrors + [fit.residualStandardDeviation, fit.rSquared]
    #expect(digits(found, of: certified) >= 14)
  }

  /// Wampler's second problem: y = Σ (x/10)ᵏ, whose digits `Double` rounds.
  @Test("of decimal fractions are solved to thirteen digits")
  func fractions() throws {
    let design = try CertifiedProblem("Wampler1").design
    let y: [Double] = (0...20).map { x in
      let sum = (0...5).reduce(0) { $0 + (0..<(5 - $1)).reduce(power(x, $1)) { a, _ in 10 * a } }
      return Double(sum) / 1e5
    }
    let fit = try LeastSquares(design, response: y)
    #expect(digits(fit.coefficients, of: [1, 0.1, 0.01, 1e-3, 1e-4, 1e-5]) >= 12.5)
    #expect(fit.residualStandardDeviation <= 1e-14)
  }

  private func power(_ x: Int, _ k: Int) -> Int { (0..<k).reduce(1) { a, _ in a * x } }

  @Test("through the origin are solved, with R² about 0")
  func origin() throws {
    // y = 2x + 1, so that β = Σ xy / Σ x² = 2 + Σ x / Σ x².
    let x = (60...70).map { Double($0) }
    let design = Design(
      rowCount: x.count, columns: [DesignColumn(name: "x", term: 1, content: .numbers(x))])
    let fit = try LeastSquares(design, response: x.map { 2 * $0 + 1 })
    let (sum, squares) = (x.reduce(0, +), x.reduce(0) { $0 + $1 * $1 })
    #expect(digits(fit.coefficients, of: [2 + sum / squares]) >= 15)
    // The residuals are 1 − x Σ x / Σ x².
    let left = 11 - sum * sum / squares
    let total = x.reduce(0) { $0 + (2 * $1 + 1) * (2 * $1 + 1) }
    #expect(digits([fit.residualSumOfSquares], of: [left]) >= 13)
    #expect(digits([fit.rSquared], of: [1 - left / total]) >= 15)
    #expect(digits(fit.standardErrors, of: [(left / 10 / squares).squareRoot()]) >= 13)
  }
}
