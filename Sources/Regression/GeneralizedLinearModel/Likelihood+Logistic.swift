internal import Kernels

extension Likelihood {
  /// What ``load(_:at:into:)`` does, for yes and no without weights: by the vector kernels that train
  /// networks, of which logistic regression is the smallest.
  ///
  /// Means are not filled.
  func loadLogistic(_ block: Range<Int>, at point: Point, into b: BlockBuffers) -> Double {
    let n = block.count
    fillColumns(block, into: b)
    return response.values.withUnsafeBufferPointer { values in
      guard let values = values.baseAddress else { return 0 }
      let y = values + block.lowerBound
      guard case .coefficients(let β) = point else {
        // From μ = (y + ½)/2: η = ±log 3, w = 3/16.
        let log3 = 1.098_612_288_668_109_8
        for i in 0..<n {
          let η = y[i] == 1 ? log3 : -log3
          let o = offset?[block.lowerBound + i] ?? 0
          b.information[i] = 0.1875
          b.scores[i] = (y[i] == 1 ? 0.25 : -0.25) + 0.1875 * (η - o)
        }
        return 0
      }
      b.products.predict(b.X, β, rows: n, to: b.predictors)
      if let offset {
        for i in 0..<n { b.predictors[i] += offset[block.lowerBound + i] }
      }
      return b.products.logistic(
        b.predictors, y, rows: n, scores: b.scores, information: b.information,
        observed: b.observed)
    }
  }
}

extension BlockProducts {
  /// u = y − σ(z) and w = σ′(z); returns the deviance.
  func logistic(
    _ z: UnsafePointer<Double>, _ y: UnsafePointer<Double>, rows n: Int,
    scores u: UnsafeMutablePointer<Double>, information w: UnsafeMutablePointer<Double>,
    observed: UnsafeMutablePointer<Double>
  ) -> Double {
    let kernels = gr_kernels_best(true).pointee
    let sigmoid = gr_function(kind: GR_SIGMOID, setting: 0)
    // One example of n outputs: its error is (σ(z) − y)/n, its loss the mean.
    var loss = 0.0
    kernels.sigmoid_cross_entropy(nil, z, y, u, &loss, n, 1)
    for i in 0..<n {
      u[i] *= -Double(n)
      observed[i] = 1
    }
    kernels.slope(nil, observed, z, w, n, sigmoid)
    observed.update(from: w, count: n)
    return 2 * Double(n) * loss
  }
}
