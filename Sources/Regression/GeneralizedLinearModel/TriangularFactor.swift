/// R in `A = Q R` with `Qᵀb`, by Householder's reflections, from rows of A and b that come block by
/// block.
///
/// Unlike a Cholesky factor of AᵀA it keeps all digits that the condition of A leaves.
struct TriangularFactor {
  let count: Int
  /// R above and on the diagonal, column by column; the last of `count + 1` columns is Qᵀb.
  private(set) var R: [Double]

  init(count: Int) {
    self.count = count
    R = [Double](repeating: 0, count: (count + 1) * (count + 1))
  }

  /// Takes in `rows` more rows; A's column j begins at `j · stride`, b is column `count`.
  ///
  /// The numbers in `A` are overwritten.
  mutating func append(_ A: UnsafeMutablePointer<Double>, rows: Int, stride: Int) {
    let p = count, height = p + 1
    R.withUnsafeMutableBufferPointer { R in
      // Safe: all indices are below (p + 1)² and (p + 1) · stride.
      for j in 0..<p {
        let x = A + j * stride
        var largest = abs(R[j + j * height])
        for i in 0..<rows { largest = max(largest, abs(x[i])) }
        guard largest > 0, largest.isFinite else { continue }
        var square = (R[j + j * height] / largest) * (R[j + j * height] / largest)
        for i in 0..<rows { square += (x[i] / largest) * (x[i] / largest) }
        let norm = largest * square.squareRoot()
        let diagonal = R[j + j * height]
        let head = diagonal + (diagonal < 0 ? -norm : norm)
        for i in 0..<rows { x[i] /= head }
        let factor = head / (diagonal < 0 ? -norm : norm)
        R[j + j * height] = diagonal < 0 ? norm : -norm
        for k in (j + 1)...p {
          let other = A + k * stride
          var sum = R[j + k * height]
          for i in 0..<rows { sum += x[i] * other[i] }
          sum *= factor
          R[j + k * height] -= sum
          for i in 0..<rows { other[i] -= sum * x[i] }
        }
      }
    }
  }

  /// x that makes ‖A x − b‖ smallest; nil where A's columns depend on one another.
  var solution: [Double]? {
    let height = count + 1
    var x = (0..<count).map { R[$0 + count * height] }
    for j in (0..<count).reversed() {
      for k in (j + 1)..<max(count, j + 1) { x[j] -= R[j + k * height] * x[k] }
      guard R[j + j * height] != 0 else { return nil }
      x[j] /= R[j + j * height]
    }
    return x
  }

  /// ‖Qᵀb‖²: how much the solution takes from ‖b‖².
  var explained: Double {
    (0..<count).reduce(0) { $0 + R[$1 + count * (count + 1)] * R[$1 + count * (count + 1)] }
  }

  /// (AᵀA)⁻¹ = R⁻¹ R⁻ᵀ, column by column.
  var inverse: [Double] {
    let p = count, height = p + 1
    var inverse = [Double](repeating: 0, count: p * p)  // R⁻¹
    for j in 0..<p {
      inverse[j + j * p] = 1 / R[j + j * height]
      for i in (0..<j).reversed() {
        let sum = (i + 1...j).reduce(0.0) { $0 + R[i + $1 * height] * inverse[$1 + j * p] }
        inverse[i + j * p] = -sum / R[i + i * height]
      }
    }
    var result = [Double](repeating: 0, count: p * p)
    for j in 0..<p {
      for i in 0...j {
        let sum = (j..<p).reduce(0.0) { $0 + inverse[i + $1 * p] * inverse[j + $1 * p] }
        (result[i + j * p], result[j + i * p]) = (sum, sum)
      }
    }
    return result
  }
}
