internal import Numerics

/// The likelihood of a multinomial logit, `P(class k | x) = e^{xᵀβₖ}/Σ e^{xᵀβₗ}` with β of the first
/// class zero, computed a block of rows at a time.
///
/// β is laid out class by class: coefficient j of class k stands at `(k − 1) p + j`. Columns are moved
/// by ``Centering``.
struct MultinomialLikelihood: Sendable {
  let design: Design
  /// The class of each row.
  let codes: [Int32]
  let classCount: Int
  let weights: [Double]?
  let centering: Centering
  let threads: Int

  var columns: Int { design.columns.count }
  var rows: Int { design.rowCount }
  /// Coefficients.
  var count: Int { columns * (classCount - 1) }
  var blockRows: Int { min(max(16384 / max(columns + 2 * classCount, 1), 32), 1024) }

  /// Room for one block.
  final class Buffers {
    /// How far apart columns begin: the rows of the block.
    var stride: Int
    /// X and, class by class, the linear predictors, which become probabilities.
    let X, P, priors, scores, scratch: UnsafeMutablePointer<Double>
    /// Row by row: predictors, targets, probabilities.
    let z, t, y, losses: UnsafeMutablePointer<Double>
    let products: BlockProducts
    let rough: RoughProducts?

    init(rows: Int, columns: Int, classes: Int, isRough: Bool) {
      stride = rows
      (X, P) = (.zeros(rows * columns), .zeros(rows * classes))
      (priors, scores, scratch) = (.zeros(rows), .zeros(rows * classes), .zeros(rows))
      (z, t, y) = (.zeros(rows * classes), .zeros(rows * classes), .zeros(rows * classes))
      losses = .zeros(rows)
      products = BlockProducts(columns: columns, sets: classes - 1)
      rough = isRough ? RoughProducts(rows: rows, columns: columns) : nil
    }

    deinit {
      for start in [X, P, priors, scores, scratch, z, t, y, losses] { start.deallocate() }
    }
  }

  func buffers(isRough: Bool = false) -> Buffers {
    Buffers(rows: blockRows, columns: columns, classes: classCount, isRough: isRough)
  }

  /// Fills the buffers with a block's columns and probabilities; returns its deviance.
  func load(_ block: Range<Int>, at β: [Double], into b: Buffers) -> Double {
    let (n, p, classes) = (block.count, columns, classCount)
    b.stride = n
    design.fill(block, into: b.X, stride: n)
    // Safe: every column of the buffers has room for n.
    for (j, shift) in centering.shifts.enumerated() where shift != 0 {
      for i in 0..<n { b.X[i + j * n] -= shift }
    }
    for i in 0..<n { b.priors[i] = weights?[block.lowerBound + i] ?? 1 }
    β.withUnsafeBufferPointer { β in
      guard let β = β.baseAddress else { return }
      for k in 1..<classes {
        b.products.predict(b.X, β + (k - 1) * p, rows: n, to: b.P + k * n)
      }
    }
    // The kernels take an example, here a row, at a time.
    for i in 0..<n {
      b.z[i * classes] = 0
      for k in 1..<classes { b.z[k + i * classes] = b.P[i + k * n] }
      for k in 0..<classes { b.t[k + i * classes] = 0 }
      b.t[Int(codes[block.lowerBound + i]) + i * classes] = 1
    }
    b.products.softmax(
      b.z, b.t, rows: n, classes: classes, probabilities: b.y, losses: b.losses)
    var deviance = 0.0
    for i in 0..<n {
      for k in 0..<classes { b.P[i + k * n] = b.y[k + i * classes] }
      if b.priors[i] > 0 { deviance += 2 * b.priors[i] * b.losses[i] }
    }
    return deviance
  }

  func forEachBlock(at β: [Double], _ body: (Range<Int>, Buffers) -> Void) {
    let b = buffers()
    for start in stride(from: 0, to: rows, by: blockRows) {
      let block = start..<min(start + blockRows, rows)
      _ = load(block, at: β, into: b)
      body(block, b)
    }
  }

  func derivatives(at β: [Double], _ detail: InformationDetail = .full) -> Derivatives {
    let withInformation = detail != .none
    let zero = Derivatives(count: count, withInformation: withInformation)
    let total = RowChunks(rows: rows, blockRows: blockRows).reduce(threads: threads) { chunk in
      let b = buffers(isRough: detail == .rough)
      var sum = zero
      for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: blockRows) {
        let block = start..<min(start + blockRows, chunk.upperBound)
        sum.deviance += load(block, at: β, into: b)
        let ahead = b.products.places(
          design, from: block.upperBound, before: chunk.upperBound, elsewhere: b.X)
        add(b, block, ahead: ahead, to: &sum)
      }
      return sum
    } join: {
      $0 += $1
    }
    return completed(total ?? zero)
  }

  private func add(
    _ b: Buffers, _ block: Range<Int>, ahead: UnsafePointer<UnsafeRawPointer?>?,
    to sum: inout Derivatives
  ) {
    let (n, p, size) = (block.count, columns, count)
    sum.gradient.withUnsafeMutableBufferPointer { gradient in
      sum.information.withUnsafeMutableBufferPointer { information in
        guard let g = gradient.baseAddress else { return }
        // Safe: columns of P and of the scores have room for n.
        for k in 1..<classCount {
          let (P, u) = (b.P + k * n, b.scores + (k - 1) * n)
          for i in 0..<n {
            let hit = codes[block.lowerBound + i] == Int32(k)
            u[i] = b.priors[i] * ((hit ? 1 : 0) - P[i])
          }
        }
        b.products.add(b.X, scores: b.scores, rows: n, gradient: g)
        guard let H = information.baseAddress, !information.isEmpty else { return }
        b.rough?.load(b.X, rows: n)
        for k in 1..<classCount {
          let P = b.P + k * n
          for l in k..<classCount {
            let Q = b.P + l * n
            for i in 0..<n { b.scratch[i] = b.priors[i] * P[i] * (k == l ? 1 - Q[i] : -Q[i]) }
            // Rows of class l, columns of class k: below the diagonal.
            let place = H + (l - 1) * p + (k - 1) * p * size
            if let rough = b.rough {
              rough.add(weights: b.scratch, rows: n, information: place, spacing: size)
            } else {
              b.products.add(
                b.X, weights: b.scratch, rows: n, information: place, spacing: size,
                ahead: k == 1 && l == 1 ? ahead : nil)
            }
          }
        }
      }
    }
  }

  /// Each block of two classes is symmetric, and its lower half is summed.
  private func completed(_ sum: Derivatives) -> Derivatives {
    guard !sum.information.isEmpty else { return sum }
    var result = sum
    let (p, size) = (columns, count)
    for k in 0..<classCount - 1 {
      for l in k..<classCount - 1 {
        for j in 0..<p {
          for i in 0..<j {
            result.information[l * p + i + (k * p + j) * size] =
              result.information[l * p + j + (k * p + i) * size]
          }
        }
      }
    }
    result.mirror()
    return result
  }

  /// Visits every row that counts: x, its class and its weight.
  func forEachRow(_ body: (Int, [Double], Int, Double) -> Void) {
    var x = [Double](repeating: 0, count: columns)
    forEachBlock(at: [Double](repeating: 0, count: count)) { rows, b in
      for i in 0..<rows.count where b.priors[i] > 0 {
        // Safe: i is a row of the block.
        for j in 0..<columns { x[j] = b.X[i + j * b.stride] }
        body(rows.lowerBound + i, x, Int(codes[rows.lowerBound + i]), b.priors[i])
      }
    }
  }

  /// `xᵀβₖ` of every class.
  func predictors(_ x: [Double], _ β: [Double]) -> [Double] {
    [0]
      + (1..<classCount).map { k in
        (0..<columns).reduce(0) { $0 + x[$1] * β[(k - 1) * columns + $1] }
      }
  }
}
