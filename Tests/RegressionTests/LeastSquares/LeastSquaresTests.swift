import Numerics
import TestSupport
import Testing

@testable import Regression

@Suite("least squares")
struct LeastSquaresTests {
  /// Rows that are few enough for extended precision, and too many for it.
  private static let sizes = [60, 40_000]

  private func fit(
    _ columns: [[Double]], _ y: [Double], weights: [Double]? = nil, offset: [Double]? = nil,
    ridge: Double = 0, threads: Int = 2
  ) throws -> LeastSquares {
    try LeastSquares(
      Problems.design(columns), response: y, weights: weights, offset: offset, ridge: ridge,
      threads: threads)
  }

  private func numbers(_ fit: LeastSquares) -> [Double] {
    fit.coefficients.map { $0 ?? .nan } + fit.unscaledCovariance + fit.effects
      + [fit.residualSumOfSquares, fit.conditionEstimate]
  }

  private func slopes(_ fit: LeastSquares) -> [Double] {
    zip(fit.coefficients, fit.standardErrors).dropFirst().map { ($0 ?? .nan) / ($1 ?? .nan) }
  }

  @Test("solves problems of whole numbers as exact fractions do")
  func fractions() throws {
    let random = RandomSource(seed: 5, purpose: 5)
    var solved = 0
    for problem in 0..<200 {
      func whole(_ k: Int) -> [Int] {
        (0..<9).map { Int(random.bits(problem * 1000 + k * 9 + $0) % 9) - 4 }
      }
      let (x, y) = ([whole(0), whole(1), whole(2)], whole(3))
      guard let exact = FractionSolution(x, y) else { continue }
      let columns = x.map { $0.map { Double($0) } }
      let fit = try fit(columns, y.map { Double($0) })
      #expect(Deviation.largest(fit.coefficients.map { $0 ?? .nan }, exact.coefficients) <= 4e-16)
      solved += 1
    }
    #expect(solved > 150)
  }

  @Test("leaves a residual that no column has a part in", arguments: sizes)
  func orthogonality(_ rows: Int) throws {
    let columns = Problems.random(rows: rows, columns: 6)
    let y = Problems.response(columns)
    let fit = try fit(columns, y)
    #expect((fit.arithmetic == .double) == (rows > 1000))
    let fitted = fit.fittedValues(Problems.design(columns))
    let residuals = zip(y, fitted).map { $0 - $1 }
    for x in columns {
      let product = zip(x, residuals).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(product) <= 1e-12 * norm(x) * norm(y))
    }
    #expect(
      Deviation.relative(fit.residualSumOfSquares, to: norm(residuals) * norm(residuals)) <= 1e-12)
    #expect(fit.residualDegreesOfFreedom == rows - 7 && fit.rank == 7)
  }

  @Test("has the same answer in Double as in extended precision, to what Double can hold")
  func arithmetics() throws {
    let columns = Problems.random(rows: 40_000, columns: 6)
    let y = Problems.response(columns)
    let observations = Observations(
      design: Problems.design(columns), response: y, weights: nil, offset: nil)
    let extended = TriangularSolution(QRFactorization<Extended>(observations, threads: 1))
    let fit = try fit(columns, y)
    #expect(fit.arithmetic == .double)
    let truth = extended.coefficients.map { Double($0) }
    #expect(Deviation.largest(fit.coefficients.map { $0 ?? .nan }, truth) <= 1e-14)
    #expect(Deviation.largest(fit.effects, extended.effects.map { Double($0) }) <= 1e-12)
  }

  @Test("has the same bits on one, two and three threads", arguments: [60, 40_000], [1e-5, 1])
  func threads(_ rows: Int, _ spread: Double) throws {
    // Columns far from zero are ill-conditioned and take the extended path.
    let columns = Problems.random(rows: rows, columns: 6).map { $0.map { 1 + spread * ($0 - 1) } }
    let y = Problems.response(columns)
    let fits = try [1, 2, 3].map { try fit(columns, y, threads: $0) }
    #expect((fits[0].arithmetic == .double) == (rows > 1000 && spread == 1))
    #expect(numbers(fits[0]) == numbers(fits[1]) && numbers(fits[0]) == numbers(fits[2]))
    let design = Problems.design(columns)
    let leverages = [1, 2, 3].map { fits[0].leverages(design, threads: $0) }
    #expect(leverages[0] == leverages[1] && leverages[0] == leverages[2])
  }

  @Test("gives slopes the same t in any unit and from any origin", arguments: sizes)
  func units(_ rows: Int) throws {
    let columns = Problems.random(rows: rows, columns: 4)
    let y = Problems.response(columns, noise: 20)
    let t = slopes(try fit(columns, y))
    for change: (Double) -> Double in [{ 1e8 * $0 }, { 1e-8 * $0 }, { $0 + 1e4 }, { 1e200 * $0 }] {
      var changed = columns
      changed[2] = columns[2].map(change)
      #expect(Deviation.largest(slopes(try fit(changed, y)), t) <= 1e-9)
    }
  }

  @Test("counts a row as often as its weight says", arguments: sizes)
  func weights(_ rows: Int) throws {
    let columns = Problems.random(rows: rows, columns: 3)
    let y = Problems.response(columns)
    let weights = (0..<rows).map { Double($0 % 4) }
    let weighted = try fit(columns, y, weights: weights)
    func repeated(_ x: [Double]) -> [Double] {
      x.indices.flatMap { [Double](repeating: x[$0], count: $0 % 4) }
    }
    let plain = try fit(columns.map(repeated), repeated(y))
    #expect(Deviation.largest(numbers(weighted).dropLast(), numbers(plain).dropLast()) <= 1e-11)
    #expect(weighted.residualDegreesOfFreedom == weights.filter { $0 > 0 }.count - 4)
    // A row that does not count may hold anything.
    var (odd, oddResponse) = (columns, y)
    odd[1][4] = .nan
    oddResponse[8] = .infinity
    #expect(numbers(try fit(odd, oddResponse, weights: weights)) == numbers(weighted))
  }

  @Test("takes what is known of the mean from the response", arguments: sizes)
  func offset(_ rows: Int) throws {
    let columns = Problems.random(rows: rows, columns: 3)
    let y = Problems.response(columns)
    let known = (0..<rows).map { Double($0 % 7) }
    let fit = try fit(columns, y, offset: known)
    let plain = try self.fit(columns, zip(y, known).map { $0 - $1 })
    #expect(Deviation.largest(numbers(fit), numbers(plain)) <= 1e-13)
    let design = Problems.design(columns)
    let fitted = plain.fittedValues(design)
    #expect(
      Deviation.largest(
        fit.fittedValues(design, offset: known), zip(fitted, known).map { $0 + $1 }) <= 1e-13)
  }

  @Test("with a ridge is least squares with a row √λ for each slope", arguments: sizes)
  func ridge(_ rows: Int) throws {
    let columns = Problems.random(rows: rows, columns: 3)
    let y = Problems.response(columns)
    let (λ, root) = (6.25, 2.5)
    let ridged = try fit(columns, y, ridge: λ)
    let longer = columns.enumerated().map { j, x in x + (1...3).map { $0 == j ? root : 0 } }
    // The rows below have no intercept.
    let design = Design(
      rowCount: rows + 3,
      columns: longer.enumerated().map { j, x in
        DesignColumn(
          name: "x\(j)", term: j,
          content: .numbers(j == 0 ? columns[0] + [0, 0, 0] : x))
      })
    let plain = try LeastSquares(design, response: y + [0, 0, 0])
    let β = plain.coefficients.map { $0 ?? .nan }
    #expect(Deviation.largest(ridged.coefficients.map { $0 ?? .nan }, β) <= 1e-13)
    let penalty = λ * β.dropFirst().reduce(0) { $0 + $1 * $1 }
    #expect(
      Deviation.relative(
        ridged.residualSumOfSquares, to: plain.residualSumOfSquares - penalty) <= 1e-11)
    let leverages = ridged.leverages(Problems.design(columns))
    #expect(
      Deviation.relative(ridged.effectiveDegreesOfFreedom, to: leverages.reduce(0, +)) <= 1e-11)
    // M XᵀX M = M − λ M D M, where M is the longer problem's.
    let M = plain.unscaledCovariance
    for (i, k) in [(0, 0), (1, 1), (2, 1)] {
      let taken = (1...3).reduce(0) { $0 + λ * M[4 * i + $1] * M[4 * $1 + k] }
      let error = ridged.unscaledCovariance[4 * i + k] - (M[4 * i + k] - taken)
      #expect(abs(error) <= 1e-13 * M[0])
    }
  }

  @Test("gives leverages that add up to the rank and lie between 0 and 1", arguments: sizes)
  func leverages(_ rows: Int) throws {
    let columns = Problems.random(rows: rows, columns: 3)
    let y = Problems.response(columns)
    let weights = (0..<rows).map { Double($0 % 3) / 2 }
    let fit = try fit(columns, y, weights: weights)
    let leverages = fit.leverages(Problems.design(columns), weights: weights)
    #expect(abs(leverages.reduce(0, +) - 4) <= 1e-11)
    #expect(leverages.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(leverages[0] == 0)
    // What the fitted value gains if a response grows by 1.
    var moved = y
    moved[1] += 1
    let other = try self.fit(columns, moved, weights: weights)
    let design = Problems.design(columns)
    let gain = other.fittedValues(design)[1] - fit.fittedValues(design)[1]
    #expect(abs(gain - leverages[1]) <= 1e-11)
  }

  @Test("tells what each term explains after those before it", arguments: sizes)
  func sequence(_ rows: Int) throws {
    let columns = Problems.random(rows: rows, columns: 4)
    let y = Problems.response(columns)
    let terms = [0, 1, 1, 2, 3]
    let design = Design(
      rowCount: rows,
      columns: columns.enumerated().map { j, x in
        DesignColumn(
          name: "x\(j)", term: terms[j], content: j == 0 ? .constant(1) : .numbers(x))
      })
    let sums = try LeastSquares(design, response: y).sequentialSumsOfSquares
    #expect(sums.map(\.term) == [0, 1, 2, 3] && sums.map(\.degreesOfFreedom) == [1, 2, 1, 1])
    var before = y.reduce(0) { $0 + $1 * $1 }
    for (sum, width) in zip(sums, [1, 3, 4, 5]) {
      let after = try fit(Array(columns[..<width]), y).residualSumOfSquares
      #expect(abs(before - after - sum.sumOfSquares) <= 1e-11 * before)
      before = after
    }
  }

  @Test("measures R² about the mean with an intercept, about 0 without")
  func rSquared() throws {
    let columns = Problems.random(rows: 50, columns: 2)
    let y = Problems.response(columns).map { $0 + 40 }
    let mean = y.reduce(0, +) / 50
    let with = try fit(columns, y)
    let about = y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(with.hasIntercept)
    #expect(Deviation.relative(with.rSquared, to: 1 - with.residualSumOfSquares / about) <= 1e-13)
    let without = try fit(Array(columns[1...]), y)
    #expect(!without.hasIntercept)
    let square = norm(y) * norm(y)
    #expect(
      abs(without.rSquared - (1 - without.residualSumOfSquares / square)) <= 1e-14)
  }
}
