import Numerics
import Testing

@Suite("a symmetric matrix")
struct SymmetricMatrixTests {
  private let random = RandomSource(seed: 4, purpose: 4)

  /// `B Bᵀ` with B as wide as `rank`.
  private func positive(_ count: Int, rank: Int, scale: Double = 1) -> SymmetricMatrix {
    let B = (0..<count).map { i in (0..<rank).map { random.normal(i * rank + $0) } }
    var A = SymmetricMatrix(count: count)
    for i in 0..<count {
      for j in 0...i { A[i, j] = scale * zip(B[i], B[j]).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    return A
  }

  private func product(_ A: SymmetricMatrix, _ x: [Double]) -> [Double] {
    (0..<A.count).map { i in (0..<A.count).reduce(0) { $0 + A[i, $1] * x[$1] } }
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } / b.reduce(0) { max($0, abs($1)) }
  }

  @Test("holds one number for (i, j) and (j, i)")
  func symmetry() {
    var A = SymmetricMatrix(count: 3)
    A[0, 2] = 5
    #expect(A[2, 0] == 5 && A[1, 0] == 0)
  }

  @Test("solves A x = b", arguments: [1, 2, 5, 40], [1e-200, 1, 1e200])
  func solution(_ count: Int, _ scale: Double) throws {
    let A = positive(count, rank: count + 10, scale: scale)
    let b = (0..<count).map { scale * random.normal(10_000 + $0) }
    let x = try #require(A.solve(b))
    #expect(distance(product(A, x), b) <= 1e-11)
  }

  @Test("that is singular is solved where a solution exists")
  func singular() throws {
    let A = positive(6, rank: 3)
    let b = product(A, [1, -2, 3, 0.5, 0, 1])
    let x = try #require(A.solve(b))
    #expect(distance(product(A, x), b) <= 1e-6)
  }

  @Test("that is not positive or not finite has no solution")
  func impossible() {
    var A = SymmetricMatrix(count: 2)
    #expect(A.solve([1, 1]) == nil)
    A[0, 0] = -1
    A[1, 1] = -1
    #expect(A.solve([1, 1]) == nil)
    A[0, 0] = .nan
    A[1, 1] = 1
    #expect(A.solve([1, 1]) == nil)
    A[0, 0] = .infinity
    #expect(A.solve([1, 1]) == nil)
  }

  @Test("of weighted products is Σ wₙ x̃ₙ x̃ₙᵀ with x̃ = (x, 1)", arguments: Precision.allCases)
  func weightedProducts(_ precision: Precision) {
    let x = Matrix(rows: 2, columns: 3, precision: precision, [1, 2, -3, 4, 5, 6])
    let sums = x.weightedProducts([1, 0.5, 0])
    let expected = (0..<9).map { k in
      [(x.column(0) + [1], 1.0), (x.column(1) + [1], 0.5)].reduce(0) {
        $0 + $1.1 * $1.0[k % 3] * $1.0[k / 3]
      }
    }
    #expect(sums == expected)
  }
}
