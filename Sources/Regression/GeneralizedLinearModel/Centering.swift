/// Columns moved so that their numbers lie around zero, which changes nothing but the intercept.
///
/// A column of years, 2000 and a little, is all but a multiple of the intercept: products of such
/// columns lose the digits in which they differ. Only columns whose mean dwarfs their spread move.
struct Centering: Sendable {
  /// The intercept's position, if there is one.
  let intercept: Int?
  /// What is taken from each column.
  let shifts: [Double]
  /// The root mean square of each moved column, from some of the rows; 1 for a column of zeros.
  let sizes: [Double]
  /// The standard deviation of each column, from some of the rows.
  let spreads: [Double]
  var isNeeded: Bool { shifts.contains { $0 != 0 } }

  init(of design: Design) {
    let p = design.columns.count
    let intercept = design.columns.firstIndex { $0.name == "(Intercept)" }
    var shifts = [Double](repeating: 0, count: p)
    var (sizes, spreads) = ([Double](repeating: 1, count: p), shifts)
    // Any number near the data will do, so some of the rows are enough.
    let length = min(512, design.rowCount)
    if length > 0 {
      var (sums, squares) = (shifts, shifts)
      let pieces = min(8, (design.rowCount + length - 1) / length)
      var first = shifts
      withUnsafeTemporaryAllocation(of: Double.self, capacity: length * p) { X in
        guard let x = X.baseAddress else { return }
        for piece in 0..<pieces {
          let start = pieces > 1 ? piece * (design.rowCount - length) / (pieces - 1) : 0
          design.fill(start..<start + length, into: x, stride: length)
          for j in 0..<p {
            if piece == 0 { first[j] = x[j * length] }
            // Safe: i + j · length lies below length · p.
            for i in 0..<length {
              let d = x[i + j * length] - first[j]
              sums[j] += d
              squares[j] += d * d
            }
          }
        }
      }
      let n = Double(pieces * length)
      for j in 0..<p {
        let mean = first[j] + sums[j] / n
        let variance = max(0, squares[j] / n - (sums[j] / n) * (sums[j] / n))
        spreads[j] = variance.squareRoot()
        if intercept != nil, j != intercept, variance > 0, mean * mean > 100 * variance {
          shifts[j] = mean
        }
        let left = mean - shifts[j]
        let size = (variance + left * left).squareRoot()
        if size > 0 { sizes[j] = size }
      }
    }
    (self.intercept, self.shifts) = (intercept, shifts)
    (self.sizes, self.spreads) = (sizes, spreads)
  }

  /// Coefficients of the columns as they are, from those of the moved columns.
  func restored(_ coefficients: [Double]) -> [Double] {
    guard let intercept, isNeeded else { return coefficients }
    var result = coefficients
    for j in shifts.indices { result[intercept] -= shifts[j] * coefficients[j] }
    return result
  }

  /// Coefficients of the moved columns, from those of the columns as they are.
  func moved(_ coefficients: [Double]) -> [Double] {
    guard let intercept, isNeeded else { return coefficients }
    var result = coefficients
    for j in shifts.indices { result[intercept] += shifts[j] * coefficients[j] }
    return result
  }

  /// T C Tᵀ, where T restores coefficients.
  func restored(covariance C: [Double]) -> [Double] { transformed(C, by: shifts) }

  /// T⁻¹ C T⁻ᵀ
  func moved(covariance C: [Double]) -> [Double] { transformed(C, by: shifts.map { -$0 }) }

  private func transformed(_ C: [Double], by shifts: [Double]) -> [Double] {
    guard let intercept, isNeeded else { return C }
    let p = shifts.count
    var result = C
    for j in 0..<p {
      result[intercept + j * p] -= (0..<p).reduce(0) { $0 + shifts[$1] * C[$1 + j * p] }
    }
    let half = result
    for i in 0..<p {
      result[i + intercept * p] -= (0..<p).reduce(0) { $0 + shifts[$1] * half[i + $1 * p] }
    }
    return result
  }
}
