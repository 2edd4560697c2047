/// R in `A = Q R` by Householder's reflections, from rows of A that come block by block.
///
/// Each block of rows is stacked under the R of those before it and reduced to a new R (TSQR; Demmel,
/// Grigori, Hoemmen, Langou 2012). Unlike a Cholesky factor of AᵀA it keeps all digits that the condition
/// of A leaves. With a response for A's last column, R's last column is Qᵀy, and its last number
/// the length of the residual.
struct QRFactorization<Scalar: FactorScalar>: Sendable {
  /// Blocks have a multiple of so many rows; rows of zeros may be added.
  static var rowMultiple: Int { 16 }

  /// A's columns.
  let count: Int
  /// R, row by row; zeros below the diagonal.
  private(set) var R: [Scalar]

  init(columns count: Int) {
    self.count = count
    R = [Scalar](repeating: 0, count: count * count)
  }

  /// Takes in more rows; A's column j begins at `j · stride`. The numbers in A are overwritten.
  mutating func append(_ A: UnsafeMutablePointer<Scalar>, stride: Int, rows: Int) {
    precondition(
      rows % Self.rowMultiple == 0 && rows <= stride,
      "\(rows) rows \(stride) apart are no block of whole vectors")
    R.withUnsafeMutableBufferPointer { R in
      guard let R = R.baseAddress else { return }
      Scalar.reflect(R, A, stride: stride, rows: rows, columns: count)
    }
  }

  /// Takes in the rows that another factorization has taken in.
  mutating func append(_ other: QRFactorization) {
    precondition(other.count == count, "\(other.count) columns do not fit \(count)")
    let rows = (count + Self.rowMultiple - 1) / Self.rowMultiple * Self.rowMultiple
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: rows * count) { A in
      A.initialize(repeating: 0)
      for i in 0..<count {
        for j in i..<count { A[i + j * rows] = other.R[i * count + j] }
      }
      guard let A = A.baseAddress else { return }
      append(A, stride: rows, rows: rows)
    }
  }

  /// Takes in `weight · e`ᵀ, one row for each column whose weight is not 0: a penalty.
  mutating func append(diagonal weights: [Scalar]) {
    precondition(weights.count == count, "\(weights.count) weights do not fit \(count) columns")
    var rows = QRFactorization(columns: count)
    for j in 0..<count { rows.R[j * count + j] = weights[j] }
    append(rows)
  }

  subscript(i: Int, j: Int) -> Scalar { R[i * count + j] }
}
