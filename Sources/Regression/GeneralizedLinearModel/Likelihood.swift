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
  /// Whether it is the logistic regression of yes and no without weights, which has a way of its
  /// own.
  let isPlainLogistic: Bool

  init(
    design: Design, response: ResponseValues, weights: [Double]?, offset: [Double]?,
    family: any Family, link: any Link, centering: Centering, threads: Int,
    isPlainLogistic: Bool? = nil
  ) {
    (self.design, self.response, self.weights, self.offset) = (design, response, weights, offset)
    (self.family, self.link) = (family, link)
    (self.centering, self.threads) = (centering, threads)
    self.isPlainLogistic =
      isPlainLogistic
      ?? (link is LogitLink && (family is BinomialFamily || family is QuasibinomialFamily)
        && weights == nil && response.trials == nil && response.isYesOrNo)
  }

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

  func buffers() -> BlockBuffers {
    BlockBuffers(rows: min(blockRows, max(rows, 1)), columns: columns)
  }

  /// Fills the buffers with a block's columns, means and working quantities; returns its deviance.
  func load(_ block: Range<Int>, at point: Point, into b: BlockBuffers) -> Double {
    let n = block.count
    fillColumns(block, into: b)
    fillPriors(block, into: b)
    for i in 0..<n { b.offsets[i] = offset?[block.lowerBound + i] ?? 0 }
    return response.values.withUnsafeBufferPointer { values in
      guard let values = values.baseAddress else { return 0 }
      let y = values + block.lowerBound
      switch point {
      case .coefficients(let β):
        b.products.predict(b.X, β, rows: n, to: b.predictors)
        if offset != nil { for i in 0..<n { b.predictors[i] += b.offsets[i] } }
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

  /// The columns of a block, moved.
  func fillColumns(_ block: Range<Int>, into b: BlockBuffers) {
    b.stride = block.count
    design.fill(block, into: b.X, stride: block.count)
    for (j, shift) in centering.shifts.enumerated() where shift != 0 {
      let x = b.X + j * block.count
      // Safe: a column of the buffer has room for the block.
      for i in 0..<block.count { x[i] -= shift }
    }
  }

  /// Prior weights, times the trials behind a proportion.
  func fillPriors(_ block: Range<Int>, into b: BlockBuffers) {
    for i in 0..<block.count { b.priors[i] = weights?[block.lowerBound + i] ?? 1 }
    guard let trials = response.trials else { return }
    for i in 0..<block.count { b.priors[i] *= trials[block.lowerBound + i] }
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
    RowChunks(rows: rows, blockRows: blockRows).reduce(threads: threads) { chunk in
      response.values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress else { return 0.0 }
        var sum = 0.0
        forEachBlock(of: chunk, at: .coefficients(β)) { block, b, _ in
          sum += measure(block, working(b, block.count, values + block.lowerBound))
        }
        return sum
      }
    } join: {
      $0 += $1
    } ?? 0
  }

  /// Σ a (y − μ)²/V
  func pearsonStatistic(at β: [Double]) -> Double {
    sum(at: β) { family.pearsonStatistic($1) }
  }

  func logLikelihood(at β: [Double], deviance: Double) -> Double {
    // Yes and no leave a saturated model nothing to lose.
    if isPlainLogistic { return -0.5 * deviance }
    var (count, total) = (Double(rows), Double(rows))
    if weights != nil || response.trials != nil {
      (count, total) = (0, 0)
      for i in response.values.indices {
        let a = (weights?[i] ?? 1) * (response.trials?[i] ?? 1)
        if a > 0 { (count, total) = (count + 1, total + a) }
      }
    }
    let φ = family.likelihoodDispersion(deviance: deviance, rows: count, weights: total)
    if family is GaussianFamily, response.trials == nil {
      // −½ Σ log(2πφ/a) − ½ D/φ
      let logs = weights?.reduce(0) { $1 > 0 ? $0 + .log($1) : $0 } ?? 0
      return -0.5 * (count * .log(2 * .pi * φ) - logs + deviance / φ)
    }
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

  /// Visits every row that counts: x, y and its prior weight.
  func forEachRow(_ body: (Int, [Double], Double, Double) -> Void) {
    let p = columns
    var x = [Double](repeating: 0, count: p)
    let origin = Point.coefficients(x)
    forEachBlock(at: origin) { rows, b, _ in
      for i in 0..<rows.count where b.priors[i] > 0 {
        // Safe: i is a row of the block.
        for j in 0..<p { x[j] = b.X[i + j * b.stride] }
        body(rows.lowerBound + i, x, response.values[rows.lowerBound + i], b.priors[i])
      }
    }
  }

  /// Visits every block in order, of all rows or of some.
  func forEachBlock(
    of chunk: Range<Int>? = nil, at point: Point,
    _ body: (Range<Int>, BlockBuffers, Double) -> Void
  ) {
    let b = buffers()
    let chunk = chunk ?? 0..<rows
    for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: blockRows) {
      let block = start..<min(start + blockRows, chunk.upperBound)
      let deviance = load(block, at: point, into: b)
      body(block, b, deviance)
    }
  }

  func derivatives(at point: Point, _ curvature: Curvature) -> Derivatives {
    let zero = Derivatives(count: columns, withInformation: curvature != .none)
    let sum = RowChunks(rows: rows, blockRows: blockRows).reduce(threads: threads) { chunk in
      let b = buffers()
      var sum = zero
      for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: blockRows) {
        let block = start..<min(start + blockRows, chunk.upperBound)
        sum.deviance +=
          isPlainLogistic
          ? loadLogistic(block, at: point, into: b) : load(block, at: point, into: b)
        let ahead = b.products.places(
          design, from: block.upperBound, before: chunk.upperBound, elsewhere: b.X)
        add(b, rows: block.count, curvature, ahead: ahead, to: &sum)
      }
      return sum
    } join: {
      $0 += $1
    }
    var total = sum ?? zero
    total.mirror()
    return total
  }

  private func add(
    _ b: BlockBuffers, rows n: Int, _ curvature: Curvature,
    ahead: UnsafePointer<UnsafeRawPointer?>?, to sum: inout Derivatives
  ) {
    sum.gradient.withUnsafeMutableBufferPointer { gradient in
      sum.information.withUnsafeMutableBufferPointer { information in
        guard let g = gradient.baseAddress else { return }
        guard curvature != .none, let H = information.baseAddress else {
          return b.products.add(b.X, scores: b.scores, rows: n, gradient: g)
        }
        b.products.add(
          b.X, weights: curvature == .expected ? b.information : b.observed, scores: b.scores,
          rows: n, information: H, spacing: columns, gradient: g, ahead: ahead)
      }
    }
  }
}
