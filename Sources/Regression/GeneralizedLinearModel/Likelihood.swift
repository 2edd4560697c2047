internal import Equations
internal import Numerics

/// The likelihood of a generalized linear model as a function of β, computed a block of rows at a
/// time.
///
/// Its columns are moved by ``Centering``, and so is β throughout.
struct Likelihood: Sendable {
  let design: Design
  let response: ResponseValues
  let weights: [Double]?
  let offset: [Double]?
  var family: any Family
  let link: any Link
  let centering: Centering
  let threads: Int

  /// Where derivatives are taken.
  enum Point {
    /// Each row at a mean near its own response; the gradient is then XᵀWz, from which the first
    /// step is weighted least squares.
    case start
    case coefficients([Double])
  }
  /// Which second derivatives; with a canonical link they are the same.
  enum Curvature { case none, expected, observed }

  var columns: Int { design.columns.count }
  var rows: Int { design.rowCount }
  var isCanonical: Bool { family.canonicalLink == type(of: link).name }
  /// Follows from the shape alone, so that every sum has one order.
  var blockRows: Int { min(max(16384 / max(columns, 1), 32), 1024) }
  /// Blocks that one worker sums before anything is joined.
  var chunkBlocks: Int { 32 }

  func buffers() -> BlockBuffers {
    BlockBuffers(rows: min(blockRows, max(rows, 1)), columns: columns)
  }

  /// Fills the buffers with a block's columns, means and working quantities; returns its deviance.
  func load(_ block: Range<Int>, at point: Point, into b: BlockBuffers) -> Double {
    let n = block.count
    design.fill(block, into: b.X, stride: b.capacity)
    for (j, shift) in centering.shifts.enumerated() where shift != 0 {
      let x = b.X + j * b.capacity
      // Safe: a column of the buffer has room for n.
      for i in 0..<n { x[i] -= shift }
    }
    for i in 0..<n { b.priors[i] = weights?[block.lowerBound + i] ?? 1 }
    if let trials = response.trials {
      for i in 0..<n { b.priors[i] *= trials[block.lowerBound + i] }
    }
    for i in 0..<n { b.offsets[i] = offset?[block.lowerBound + i] ?? 0 }
    return response.values.withUnsafeBufferPointer { values in
      guard let values = values.baseAddress else { return 0 }
      let y = values + block.lowerBound
      switch point {
      case .coefficients(let β):
        b.predictors.update(from: b.offsets, count: n)
        for j in 0..<columns {
          let (x, c) = (b.X + j * b.capacity, β[j])
          for i in 0..<n { b.predictors[i] += c * x[i] }
        }
      case .start:
        for i in 0..<n {
          b.predictors[i] =
            b.priors[i] > 0
            ? link.predictor(at: family.startingMean(y[i], weight: b.priors[i])) : 0
        }
      }
      link.fill(b.means, at: b.predictors, count: n)
      let deviance = family.work(working(b, n, y))
      if case .start = point {
        for i in 0..<n { b.scores[i] += b.information[i] * (b.predictors[i] - b.offsets[i]) }
      }
      return deviance
    }
  }

  private func working(_ b: BlockBuffers, _ n: Int, _ y: UnsafePointer<Double>) -> WorkingRows {
    WorkingRows(
      count: n, isCanonical: isCanonical, responses: y, weights: b.priors, means: b.means,
      information: b.information, observed: b.observed, scores: b.scores)
  }

  /// The sum over blocks of what `measure` makes of a loaded one.
  private func sum(
    at β: [Double], _ measure: (Range<Int>, WorkingRows) -> Double
  ) -> Double {
    response.values.withUnsafeBufferPointer { values in
      guard let values = values.baseAddress else { return 0 }
      var sum = 0.0
      forEachBlock(at: .coefficients(β)) { block, b, _ in
        sum += measure(block, working(b, block.count, values + block.lowerBound))
      }
      return sum
    }
  }

  /// Σ a (y − μ)²/V
  func pearsonStatistic(at β: [Double]) -> Double {
    sum(at: β) { family.pearsonStatistic($1) }
  }

  func logLikelihood(at β: [Double], deviance: Double) -> Double {
    var (count, total) = (0.0, 0.0)
    for i in response.values.indices {
      let a = (weights?[i] ?? 1) * (response.trials?[i] ?? 1)
      if a > 0 { (count, total) = (count + 1, total + a) }
    }
    let φ = family.likelihoodDispersion(deviance: deviance, rows: count, weights: total)
    guard let trials = response.trials else {
      return sum(at: β) { family.logLikelihood($1, trials: nil, dispersion: φ) }
    }
    return trials.withUnsafeBufferPointer { trials in
      guard let trials = trials.baseAddress else { return 0 }
      return sum(at: β) {
        family.logLikelihood($1, trials: trials + $0.lowerBound, dispersion: φ)
      }
    }
  }

  /// μ of every row.
  func means(at β: [Double]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(rows)
    forEachBlock(at: .coefficients(β)) { block, b, _ in
      for i in 0..<block.count { result.append(b.means[i].value) }
    }
    return result
  }

  /// Visits every block in order.
  func forEachBlock(at point: Point, _ body: (Range<Int>, BlockBuffers, Double) -> Void) {
    let b = buffers()
    for start in stride(from: 0, to: rows, by: blockRows) {
      let block = start..<min(start + blockRows, rows)
      let deviance = load(block, at: point, into: b)
      body(block, b, deviance)
    }
  }

  func derivatives(at point: Point, _ curvature: Curvature) -> Derivatives {
    let size = blockRows * chunkBlocks
    let chunks = (rows + size - 1) / size
    let parts = shared(chunks, threads: threads) { chunk in
      let b = buffers()
      var sum = Derivatives(count: columns, withInformation: curvature != .none)
      let end = min((chunk + 1) * size, rows)
      for start in stride(from: chunk * size, to: end, by: blockRows) {
        let block = start..<min(start + blockRows, end)
        sum.deviance += load(block, at: point, into: b)
        sum.add(b, rows: block.count, curvature)
      }
      return sum
    }
    var total = Derivatives(count: columns, withInformation: curvature != .none)
    for part in parts { total += part }
    total.mirror()
    return total
  }
}

extension Derivatives {
  fileprivate mutating func add(
    _ b: BlockBuffers, rows n: Int, _ curvature: Likelihood.Curvature
  ) {
    let p = gradient.count
    // Safe: all pointers have room for n, columns begin `capacity` apart.
    for j in 0..<p {
      let x = b.X + j * b.capacity
      var sum = 0.0
      for i in 0..<n { sum += x[i] * b.scores[i] }
      gradient[j] += sum
    }
    guard curvature != .none else { return }
    let w = curvature == .expected ? b.information : b.observed
    withUnsafeTemporaryAllocation(of: Double.self, capacity: n) { weighted in
      information.withUnsafeMutableBufferPointer { H in
        for j in 0..<p {
          let x = b.X + j * b.capacity
          for i in 0..<n { weighted[i] = w[i] * x[i] }
          for k in j..<p {
            let other = b.X + k * b.capacity
            var sum = 0.0
            for i in 0..<n { sum += weighted[i] * other[i] }
            H[k + j * p] += sum
          }
        }
      }
    }
  }

  /// The lower triangle above the diagonal, too.
  fileprivate mutating func mirror() {
    guard !information.isEmpty else { return }
    let p = gradient.count
    for j in 0..<p { for i in 0..<j { information[i + j * p] = information[j + i * p] } }
  }
}
