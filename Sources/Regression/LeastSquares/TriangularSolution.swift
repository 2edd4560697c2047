/// What R and Qᵀy say: which columns can be estimated, their coefficients and what is left of y.
///
/// Columns are scaled by powers of two, which rounds nothing, so that none is small for its unit alone.
/// They keep their order, so that sums of squares are those of the terms as written; a column that
/// depends on those before it is left out, as R's and LINPACK's limited pivoting does.
struct TriangularSolution<Scalar: FactorScalar> {
  /// The estimated columns, in order.
  private(set) var kept: [Int] = []
  /// For each other column, what it is of the kept columns before it.
  private(set) var dependencies: [(column: Int, combination: [Scalar])] = []
  /// b with `min ‖y − X b‖`, one for each kept column.
  var coefficients: [Scalar]
  /// R⁻¹ over the kept columns, row by row.
  private(set) var inverse: [Scalar]
  /// Qᵀy over the kept columns, R's diagonal being positive.
  let effects: [Scalar]
  var residualSumOfSquares: Scalar
  /// The length of every column of X.
  let lengths: [Scalar]
  /// ‖R‖₁ ‖R⁻¹‖₁ of the kept columns, scaled: between 1 and about 1 / the precision.
  let conditionEstimate: Double

  /// A column is left out if what its predecessors leave of it is below so small a part of the terms
  /// of which it is the sum: the data come in `Double`, and often from a sum or a text of
  /// 15 digits. Filip's tenth power has 2.5e-10 left.
  static var tolerance: Scalar { 0x1p-43 }

  init(_ factor: QRFactorization<Scalar>) {
    let width = factor.count
    let p = width - 1
    var R = factor.R
    let scales = Self.equilibrate(&R, width)
    let equilibrated = (0..<p).map { Self.length(R, width, column: $0) }
    lengths = zip(equilibrated, scales).map { $0 / $1 }
    var rank = 0
    for j in 0..<p {
      Self.triangularize(&R, width, column: j, from: rank)
      if let combination = Self.combination(R, width, column: j, of: kept, lengths: equilibrated) {
        let scaled = zip(kept, combination).map { scales[$0] / scales[j] * $1 }
        dependencies.append((j, scaled))
      } else {
        kept.append(j)
        rank += 1
      }
    }
    Self.triangularize(&R, width, column: p, from: rank)

    let unit = 1 / scales[p]
    effects = kept.enumerated().map { i, j in
      (R[i * width + j] < 0 ? -R[i * width + p] : R[i * width + p]) * unit
    }
    let left = R[rank * width + p] * unit
    residualSumOfSquares = left * left

    let columns = kept
    inverse = Self.inverse(rank) { R[$0 * width + columns[$1]] }
    conditionEstimate = Self.condition(rank, inverse) { R[$0 * width + columns[$1]] }
    // By substitution, not by the inverse: it loses less.
    coefficients = (0..<rank).map { R[$0 * width + p] * unit }
    for i in (0..<rank).reversed() {
      for k in (i + 1)..<max(rank, i + 1) {
        coefficients[i] -= R[i * width + columns[k]] * coefficients[k]
      }
      coefficients[i] /= R[i * width + columns[i]]
    }
    for i in 0..<rank {
      coefficients[i] *= scales[columns[i]]
      for k in i..<rank { inverse[i * rank + k] *= scales[columns[i]] }
    }
  }

  /// Scales each column to a largest number between 1 and 2; returns the powers of two.
  private static func equilibrate(_ R: inout [Scalar], _ width: Int) -> [Scalar] {
    (0..<width).map { j in
      let largest = (0...j).reduce(Scalar(0)) { max($0, abs(R[$1 * width + j])) }
      guard largest > 0, largest.isFinite else { return 1 }
      let scale = Scalar(sign: .plus, exponent: -largest.exponent, significand: 1)
      for i in 0...j { R[i * width + j] *= scale }
      return scale
    }
  }

  private static func length(_ R: [Scalar], _ width: Int, column j: Int) -> Scalar {
    (0...j).reduce(Scalar(0)) { $0 + R[$1 * width + j] * R[$1 * width + j] }.squareRoot()
  }

  /// Reflects the rows `first` … j, so that column j ends in row `first`.
  private static func triangularize(
    _ R: inout [Scalar], _ width: Int, column j: Int, from first: Int
  ) {
    guard first < j else { return }
    let square = (first...j).reduce(Scalar(0)) { $0 + R[$1 * width + j] * R[$1 * width + j] }
    guard square > 0 else { return }
    let norm = square.squareRoot()
    var v = (first...j).map { R[$0 * width + j] }
    let diagonal = v[0] < 0 ? norm : -norm
    v[0] -= diagonal
    let weight = 1 / (norm * abs(v[0]))
    for k in j..<width {
      let w = weight * (0..<v.count).reduce(Scalar(0)) { $0 + v[$1] * R[(first + $1) * width + k] }
      for i in 0..<v.count { R[(first + i) * width + k] -= w * v[i] }
    }
    R[first * width + j] = diagonal
    for i in (first + 1)...j { R[i * width + j] = 0 }
  }

  /// Column j as a combination of the kept columns, or nil if it is none.
  private static func combination(
    _ R: [Scalar], _ width: Int, column j: Int, of kept: [Int], lengths: [Scalar]
  ) -> [Scalar]? {
    let rank = kept.count
    let left = abs(R[rank * width + j])
    // Spares the work for what is surely independent.
    guard left <= 0x1p-20 * lengths[j] else { return nil }
    var c = (0..<rank).map { R[$0 * width + j] }
    for i in (0..<rank).reversed() {
      for k in (i + 1)..<max(rank, i + 1) { c[i] -= R[i * width + kept[k]] * c[k] }
      c[i] /= R[i * width + kept[i]]
    }
    let terms = (0..<rank).reduce(lengths[j]) { $0 + abs(c[$1]) * lengths[kept[$1]] }
    return left <= tolerance * terms ? c : nil
  }

  private static func inverse(_ count: Int, _ R: (Int, Int) -> Scalar) -> [Scalar] {
    var inverse = [Scalar](repeating: 0, count: count * count)
    for j in 0..<count {
      inverse[j * count + j] = 1 / R(j, j)
      for i in (0..<j).reversed() {
        var sum: Scalar = 0
        for k in (i + 1)...j { sum += R(i, k) * inverse[k * count + j] }
        inverse[i * count + j] = -sum / R(i, i)
      }
    }
    return inverse
  }

  private static func condition(
    _ count: Int, _ inverse: [Scalar], _ R: (Int, Int) -> Scalar
  ) -> Double {
    var (ofR, ofInverse): (Scalar, Scalar) = (0, 0)
    for j in 0..<count {
      ofR = max(ofR, (0...j).reduce(Scalar(0)) { $0 + abs(R($1, j)) })
      ofInverse = max(ofInverse, (0...j).reduce(Scalar(0)) { $0 + abs(inverse[$1 * count + j]) })
    }
    return Double(ofR * ofInverse)
  }
}
