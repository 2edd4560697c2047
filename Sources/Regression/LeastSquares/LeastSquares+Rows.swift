internal import Numerics

extension LeastSquares {
  /// Xβ + offset for the rows of a design with the same columns, in the arithmetic of the fit and to
  /// the same bits for any number of threads.
  public func fittedValues(
    _ design: Design, offset: [Double]? = nil, threads: Int? = nil
  ) -> [Double] {
    let threads = threads ?? Threads.available
    return arithmetic == .double
      ? fittedValues(design, offset, threads, in: Double.self)
      : fittedValues(design, offset, threads, in: Extended.self)
  }

  /// How far each row's own response moves its fitted value: `w xᵀ (XᵀWX + λ)⁻¹ x`, for the rows of
  /// the fitted design or of another with the same columns.
  public func leverages(
    _ design: Design, weights: [Double]? = nil, threads: Int? = nil
  ) -> [Double] {
    let threads = threads ?? Threads.available
    return arithmetic == .double
      ? leverages(design, weights, threads, in: Double.self)
      : leverages(design, weights, threads, in: Extended.self)
  }

  private func fittedValues<Scalar: FactorScalar>(
    _ design: Design, _ offset: [Double]?, _ threads: Int, in type: Scalar.Type
  ) -> [Double] {
    let coefficients = extendedCoefficients.map { Scalar($0) }
    return design.map(in: type, threads: threads) { rows, X, stride, values in
      // Safe: there are as many values as rows, and each column of X has room for them.
      for (β, j) in zip(coefficients, estimated) {
        let x = X + j * stride
        for i in 0..<rows.count { values[i] += β * x[i] }
      }
      guard let offset else { return }
      for (i, row) in rows.enumerated() { values[i] += Scalar(offset[row]) }
    }
  }

  private func leverages<Scalar: FactorScalar>(
    _ design: Design, _ weights: [Double]?, _ threads: Int, in type: Scalar.Type
  ) -> [Double] {
    let inverse = self.inverse.map { Scalar($0) }
    let rank = rank
    return design.map(in: type, threads: threads) { rows, X, stride, values in
      // Safe: as above; the sums have a number for each row.
      withUnsafeTemporaryAllocation(of: Scalar.self, capacity: rows.count) { sums in
        // ‖R⁻ᵀ x‖², one element of R⁻ᵀ x after the other.
        for l in 0..<rank {
          sums.initialize(repeating: 0)
          for k in 0...l {
            let (x, r) = (X + estimated[k] * stride, inverse[k * rank + l])
            for i in 0..<rows.count { sums[i] += r * x[i] }
          }
          for i in 0..<rows.count { values[i] += sums[i] * sums[i] }
        }
      }
      guard let weights else { return }
      for (i, row) in rows.enumerated() { values[i] *= Scalar(weights[row]) }
    }
  }
}

extension Design {
  /// A number for each row, summed up by `body` from zeros and rows of X.
  fileprivate func map<Scalar: FactorScalar>(
    in type: Scalar.Type, threads: Int,
    _ body: (
      Range<Int>, _ X: UnsafeMutablePointer<Scalar>, _ stride: Int,
      _ values: UnsafeMutableBufferPointer<Scalar>
    ) -> Void
  ) -> [Double] {
    let chunks = RowChunks(rows: rowCount, columns: columns.count)
    return [Double](unsafeUninitializedCapacity: rowCount) { result, count in
      let places = result
      _ = chunks.map(threads: threads) { rows in
        forEachBlock(of: rows, columns: columns.count, in: type) { block, X, stride in
          fill(block, into: X, stride: stride)
          withUnsafeTemporaryAllocation(of: Scalar.self, capacity: block.count) { values in
            values.initialize(repeating: 0)
            body(block, X, stride, values)
            // Safe: each row has its own place.
            for (i, row) in block.enumerated() {
              places.initializeElement(at: row, to: Double(values[i]))
            }
          }
        }
      }
      count = rowCount
    }
  }
}
