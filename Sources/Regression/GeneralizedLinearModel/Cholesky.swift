internal import Numerics

/// `A = D L Lᵀ D` for a symmetric positive A, where D makes its diagonal one.
///
/// The scale makes a pivot comparable: it is the part of a column that those before it do not
/// explain, 1 − R².
struct Cholesky: Sendable {
  let count: Int
  /// √A[j, j]
  let scale: [Double]
  /// L, column by column, below and on the diagonal.
  private let L: [Double]
  /// The smallest pivot: near 0 where a column nearly repeats others.
  let smallestPivot: Double

  /// Nil where a pivot is below `tolerance`; `position` is then the column's.
  init?(_ A: [Double], count p: Int, tolerance: Double = 1e-14, position: inout Int) {
    count = p
    var scale = [Double](repeating: 1, count: p)
    var L = A
    var smallest = Double.infinity
    for j in 0..<p {
      let diagonal = A[j + j * p]
      guard diagonal > 0, diagonal.isFinite else {
        position = j
        return nil
      }
      scale[j] = diagonal.squareRoot()
    }
    let failed: Int? = L.withUnsafeMutableBufferPointer { L in
      // Safe: all indices are below p².
      for j in 0..<p {
        for i in j..<p { L[i + j * p] /= scale[i] * scale[j] }
      }
      for j in 0..<p {
        for k in 0..<j {
          let c = L[j + k * p]
          if c != 0 { for i in j..<p { L[i + j * p] -= c * L[i + k * p] } }
        }
        let pivot = L[j + j * p]
        guard pivot > tolerance else { return j }
        smallest = min(smallest, pivot)
        let root = pivot.squareRoot()
        for i in j..<p { L[i + j * p] /= root }
      }
      return nil
    }
    if let failed {
      position = failed
      return nil
    }
    (self.scale, self.L, smallestPivot) = (scale, L, smallest)
  }

  init?(_ A: [Double], count: Int, tolerance: Double = 1e-14) {
    var position = 0
    self.init(A, count: count, tolerance: tolerance, position: &position)
  }

  /// x in `A x = b`
  func solve(_ b: [Double]) -> [Double] {
    var x = zip(b, scale).map { $0 / $1 }
    for j in 0..<count {
      x[j] /= L[j + j * count]
      for i in (j + 1)..<max(count, j + 1) { x[i] -= x[j] * L[i + j * count] }
    }
    for j in (0..<count).reversed() {
      for i in (j + 1)..<max(count, j + 1) { x[j] -= L[i + j * count] * x[i] }
      x[j] /= L[j + j * count]
    }
    return zip(x, scale).map { $0 / $1 }
  }

  /// A⁻¹, column by column.
  var inverse: [Double] {
    var result: [Double] = []
    result.reserveCapacity(count * count)
    for j in 0..<count {
      var unit = [Double](repeating: 0, count: count)
      unit[j] = 1
      result += solve(unit)
    }
    for j in 0..<count {
      for i in 0..<j {
        let mean = 0.5 * (result[i + j * count] + result[j + i * count])
        (result[i + j * count], result[j + i * count]) = (mean, mean)
      }
    }
    return result
  }

  /// log |A|
  var logDeterminant: Double {
    (0..<count).reduce(0) { $0 + 2 * (.log(L[$1 + $1 * count]) + .log(scale[$1])) }
  }
}
