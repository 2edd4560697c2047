/// The normal equations of a small problem of whole numbers, solved exactly.
struct FractionSolution {
  /// β as exact ratios.
  let coefficients: [Double]

  /// XᵀX β = Xᵀy by Bareiss's elimination, which keeps whole numbers whole.
  init?(_ columns: [[Int]], _ y: [Int]) {
    let p = columns.count
    func product(_ a: [Int], _ b: [Int]) -> Int { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    var A = columns.map { a in columns.map { product(a, $0) } + [product(a, y)] }
    var last = 1
    for k in 0..<p {
      guard A[k][k] != 0 else { return nil }
      for i in 0..<p where i != k {
        for j in 0...p where j != k {
          A[i][j] = (A[i][j] * A[k][k] - A[i][k] * A[k][j]) / last
        }
        A[i][k] = 0
      }
      last = A[k][k]
    }
    coefficients = (0..<p).map { Double(A[$0][p]) / Double(A[$0][$0]) }
  }
}
