/// A symmetric matrix, and the solution of equations with it.
public struct SymmetricMatrix: Sendable {
  public let count: Int
  private var entries: [Double]

  /// Zeros.
  public init(count: Int) {
    self.count = count
    entries = [Double](repeating: 0, count: count * count)
  }

  public subscript(i: Int, j: Int) -> Double {
    get { entries[max(i, j) + min(i, j) * count] }
    set { entries[max(i, j) + min(i, j) * count] = newValue }
  }

  /// x in `A x = b` by Cholesky's factorization.
  ///
  /// Where A is singular or nearly so, as when inputs repeat one another, as little as needed is
  /// added to its diagonal; `nil` if A is not positive at all.
  public func solve(_ b: [Double]) -> [Double]? {
    precondition(b.count == count, "\(b.count) numbers do not fit a matrix of \(count)")
    let largest = (0..<count).reduce(0) { max($0, abs(self[$1, $1])) }
    guard largest > 0, largest.isFinite else { return nil }
    var ridge = 0.0
    while ridge < largest {
      if let factor = factored(adding: ridge, smallest: 1e-13 * largest) {
        return substitute(b, in: factor)
      }
      ridge = max(ridge * 100, 1e-11 * largest)
    }
    return nil
  }

  /// L in `A = L Lᵀ`, column by column, or `nil` if a pivot falls below `smallest`.
  private func factored(adding ridge: Double, smallest: Double) -> [Double]? {
    var L = entries
    return L.withUnsafeMutableBufferPointer { L -> Bool in
      // Safe: all indices are below count².
      for j in 0..<count {
        let column = j * count
        L[j + column] += ridge
        for k in 0..<j {
          let c = L[j + k * count]
          if c != 0 { for i in j..<count { L[i + column] -= c * L[i + k * count] } }
        }
        guard L[j + column] > smallest else { return false }
        let root = L[j + column].squareRoot()
        for i in j..<count { L[i + column] /= root }
      }
      return true
    } ? L : nil
  }

  private func substitute(_ b: [Double], in L: [Double]) -> [Double] {
    var x = b
    for j in 0..<count {
      x[j] /= L[j + j * count]
      for i in (j + 1)..<max(count, j + 1) { x[i] -= x[j] * L[i + j * count] }
    }
    for j in (0..<count).reversed() {
      for i in (j + 1)..<max(count, j + 1) { x[j] -= L[i + j * count] * x[i] }
      x[j] /= L[j + j * count]
    }
    return x
  }
}

extension Matrix {
  /// `Σ wₙ x̃ₙ x̃ₙᵀ` with `x̃ = (x, 1)` for each column x: `rows + 1` squared numbers.
  public func weightedProducts(_ weights: [Double]) -> [Double] {
    precondition(weights.count == columns, "\(weights.count) weights do not fit \(shape)")
    let d = rows + 1
    var sums = [Double](repeating: 0, count: d * d)
    var x = [Double](repeating: 1, count: d)
    let doubles = converted(to: .double)
    doubles.withBytes { bytes in
      let numbers = bytes.bindMemory(to: Double.self)
      sums.withUnsafeMutableBufferPointer { sums in
        x.withUnsafeMutableBufferPointer { x in
          // Safe: all indices are below d² and rows × columns.
          for n in 0..<columns where weights[n] != 0 {
            for i in 0..<rows { x[i] = numbers[i + n * rows] }
            for i in 0..<d {
              let c = weights[n] * x[i]
              if c != 0 { for l in i..<d { sums[l + i * d] += c * x[l] } }
            }
          }
          for i in 0..<d { for l in 0..<i { sums[l + i * d] = sums[i + l * d] } }
        }
      }
    }
    return sums
  }
}
