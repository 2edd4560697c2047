import Regression
import Testing

@Suite("Orthogonal polynomials")
struct OrthogonalPolynomialTests {
  private static let points = [1990.0, 1991, 1993, 1994.5, 2000, 2001, 2003, 2004, 2010, 2011.25]

  private static func columns(_ polynomial: OrthogonalPolynomial, _ x: [Double]) -> [[Double]] {
    ModelMatrices.columns(
      Design(
        rowCount: x.count,
        columns: (1...polynomial.degree).map {
          DesignColumn(
            name: "", term: 1, content: .polynomial(polynomial, degree: $0, .numbers(x)))
        }))
  }

  @Test("their columns have length 1, sum to 0 and are orthogonal, far from zero, too")
  func orthonormality() {
    let columns = Self.columns(OrthogonalPolynomial(degree: 7, points: Self.points), Self.points)
    for j in columns.indices {
      #expect(abs(columns[j].reduce(0, +)) < 1e-10)
      for k in columns.indices {
        let product = zip(columns[j], columns[k]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (j == k ? 1 : 0)) < 1e-10)
      }
    }
  }

  @Test("they grow with x beyond the points, which settles the signs")
  func signs() {
    let columns = Self.columns(OrthogonalPolynomial(degree: 5, points: Self.points), [1e6])
    #expect(columns.allSatisfy { $0[0] > 0 })
  }

  @Test("missing points are passed over")
  func missing() {
    #expect(
      OrthogonalPolynomial(degree: 4, points: Self.points + [.nan])
        == OrthogonalPolynomial(degree: 4, points: Self.points))
  }

  @Test("points shifted by 2²⁰ have the same polynomials")
  func shift() {
    let near = Self.points.map { $0 - 2000 }
    let far = near.map { $0 + 1_048_576 }
    let a = Self.columns(OrthogonalPolynomial(degree: 4, points: near), near)
    let b = Self.columns(OrthogonalPolynomial(degree: 4, points: far), far)
    for (a, b) in zip(a, b) { #expect(zip(a, b).allSatisfy { abs($0 - $1) < 1e-9 }) }
  }
}
