/// X, and what is known of each of its rows besides.
struct Observations: Sendable {
  let design: Design
  let response: [Double]
  /// How much each row counts; nil if all count 1.
  let weights: [Double]?
  /// What is known of each row's mean; nil if nothing is.
  let offset: [Double]?

  var rowCount: Int { design.rowCount }
  var columnCount: Int { design.columns.count }

  /// How many rows count.
  var weightedRowCount: Int { weights?.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } ?? rowCount }

  /// √w X and, in the last column, √w (y − offset), for these rows; column j begins at `j · stride`.
  ///
  /// A row without weight is 0, whatever its numbers.
  func fill<Scalar: FactorScalar>(
    _ rows: Range<Int>, into A: UnsafeMutablePointer<Scalar>, stride: Int
  ) {
    design.fill(rows, into: A, stride: stride)
    let y = A + columnCount * stride
    // Safe: the rows are the design's, and each array has a number for each.
    response.withUnsafeBufferPointer { response in
      for (i, row) in rows.enumerated() { y[i] = Scalar(response[row]) }
    }
    offset?.withUnsafeBufferPointer { offset in
      for (i, row) in rows.enumerated() { y[i] -= Scalar(offset[row]) }
    }
    weights?.withUnsafeBufferPointer { weights in
      withUnsafeTemporaryAllocation(of: Scalar.self, capacity: rows.count) { roots in
        for (i, row) in rows.enumerated() {
          roots.initializeElement(at: i, to: Scalar(weights[row]).squareRoot())
        }
        for j in 0...columnCount {
          let x = A + j * stride
          for i in 0..<rows.count { x[i] = roots[i] == 0 ? 0 : x[i] * roots[i] }
        }
      }
    }
  }
}

extension QRFactorization {
  /// The factorization of √w (X, y − offset), on several threads to the same bits as on one.
  ///
  /// Chunks of rows are factorized by themselves and joined in pairs, pairs of pairs and so on.
  init(_ observations: Observations, threads: Int) {
    let width = observations.columnCount + 1
    let chunks = RowChunks(rows: observations.rowCount, columns: width)
    let factor = chunks.reduce(threads: threads) { rows in
      var factor = Self(columns: width)
      forEachBlock(of: rows, columns: width, in: Scalar.self) { block, A, stride in
        observations.fill(block, into: A, stride: stride)
        let padded = (block.count + Self.rowMultiple - 1) / Self.rowMultiple * Self.rowMultiple
        for j in 0..<width {
          for i in block.count..<padded { A[j * stride + i] = 0 }
        }
        factor.append(A, stride: stride, rows: padded)
      }
      return factor
    } join: {
      $0.append($1)
    }
    self = factor ?? Self(columns: width)
  }
}
