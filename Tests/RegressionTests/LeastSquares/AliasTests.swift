import Numerics
import TestSupport
import Testing

@testable import Regression

@Suite("columns that depend on others")
struct AliasTests {
  private static let sizes = [60, 40_000]

  private func fit(_ columns: [[Double]]) throws -> LeastSquares {
    try LeastSquares(Problems.design(columns), response: Problems.response(columns))
  }

  /// Three columns of decimals, such as a file holds.
  private func columns(_ rows: Int) -> [[Double]] {
    let random = Problems.random(rows: rows, columns: 3)
    return [random[0]] + random[1...].map { $0.map { ($0 * 100).rounded() / 100 } }
  }

  @Test("are named with what they are made of", arguments: sizes)
  func names(_ rows: Int) throws {
    let x = columns(rows)
    func combined(_ combine: (Double, Double, Double) -> Double) -> [Double] {
      x[1].indices.map { combine(x[1][$0], x[2][$0], x[3][$0]) }
    }
    let cases: [([Double], String)] = [
      (x[2], "x4 = x2"),
      (combined { -$0 + 0 * $1 + 0 * $2 }, "x4 = −x1"),
      (combined { $0 + $1 + $2 }, "x4 = x1 + x2 + x3"),
      (combined { a, b, _ in 2 * a - b }, "x4 = 2 x1 − x2"),
      (combined { a, _, c in 0.3 * a - 1234.5 * c }, "x4 = 0.3 x1 − 1234.5 x3"),
      (combined { a, _, _ in 1.8 * a + 32 }, "x4 = 32 (Intercept) + 1.8 x1"),
      (combined { a, _, _ in a * 1e-9 }, "x4 = 1e-09 x1"),
      (combined { _, _, _ in 7 }, "x4 = 7 (Intercept)"),
      (combined { _, _, _ in 0 }, "x4 = 0"),
    ]
    for (column, text) in cases {
      let fit = try fit(x + [column])
      #expect(fit.aliases.map(\.description) == [text])
      #expect(fit.coefficients[4] == nil && fit.rank == 4 && fit.estimated == [0, 1, 2, 3])
      let without = try LeastSquares(
        Problems.design(x), response: Problems.response(x + [column]))
      #expect(
        Deviation.largest(
          fit.coefficients[..<4].map { $0 ?? .nan }, without.coefficients.map { $0 ?? .nan })
          <= 1e-12)
      #expect(
        Deviation.relative(fit.residualSumOfSquares, to: without.residualSumOfSquares) <= 1e-12)
      #expect(fit.residualDegreesOfFreedom == rows - 4)
    }
  }

  @Test("are those behind, wherever they stand")
  func order() throws {
    let x = columns(60)
    let fit = try fit([x[0], x[1], x[1], x[2], x[2].map { $0 * 3 }, x[3]])
    #expect(fit.estimated == [0, 1, 3, 5])
    #expect(fit.aliases.map(\.description) == ["x2 = x1", "x4 = 3 x3"])
    #expect(fit.coefficients.map { $0 == nil } == [false, false, true, false, true, false])
    let sums = fit.sequentialSumsOfSquares.map(\.degreesOfFreedom)
    #expect(sums == [1, 1, 1, 1])
  }

  @Test("include one indicator too many beside an intercept", arguments: sizes)
  func dummies(_ rows: Int) throws {
    let codes = (0..<rows).map { Int32($0 * 7 % 3) }
    let design = Design(
      rowCount: rows,
      columns: [DesignColumn(name: "(Intercept)", term: 0, content: .constant(1))]
        + ["a", "b", "c"].enumerated().map { level, name in
          DesignColumn(
            name: "g" + name, term: 1, content: .indicator(codes: codes, level: Int32(level)))
        })
    let y = codes.enumerated().map { Double($1) + Double($0 % 5) }
    let fit = try LeastSquares(design, response: y)
    #expect(fit.aliases.map(\.description) == ["gc = (Intercept) − ga − gb"])
    #expect(fit.rank == 3)
  }

  @Test("are not those that differ from a combination by a ten-millionth", arguments: sizes)
  func near(_ rows: Int) throws {
    let x = columns(rows)
    let random = RandomSource(seed: 9, purpose: 9)
    let near = x[1].indices.map { x[1][$0] + x[2][$0] + 1e-7 * random.normal($0) }
    let fit = try fit(x + [near])
    #expect(fit.aliases.isEmpty && fit.rank == 5 && fit.conditionEstimate > 1e7)
  }

  @Test("all have a coefficient under a ridge")
  func ridge() throws {
    let x = columns(60)
    let fit = try LeastSquares(
      Problems.design(x + [x[1]]), response: Problems.response(x), ridge: 1)
    #expect(fit.aliases.isEmpty)
    let (first, last) = (fit.coefficients[1] ?? .nan, fit.coefficients[4] ?? .nan)
    #expect(abs(first - last) <= 1e-13)
  }
}
