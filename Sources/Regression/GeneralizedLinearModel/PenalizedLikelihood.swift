internal import Numerics

/// A likelihood with a penalty on its coefficients.
struct PenalizedLikelihood {
  let likelihood: Likelihood
  let penalty: Penalty
  /// For ridge: each column's standard deviation, 0 for the intercept.
  let ridgeScale: [Double]

  init(_ likelihood: Likelihood, _ penalty: Penalty, ridgeScale: [Double] = []) {
    (self.likelihood, self.penalty, self.ridgeScale) = (likelihood, penalty, ridgeScale)
  }

  /// With the penalty in all of them; the deviance stays the likelihood's own.
  func derivatives(at β: [Double], _ curvature: Likelihood.Curvature) -> Derivatives {
    switch penalty {
    case .none:
      return likelihood.derivatives(at: .coefficients(β), curvature)
    case .ridge(let λ):
      var result = likelihood.derivatives(at: .coefficients(β), curvature)
      let p = β.count
      for j in 0..<p {
        let weight = λ * ridgeScale[j] * ridgeScale[j]
        result.penalty += weight * β[j] * β[j]
        result.gradient[j] -= weight * β[j]
        if !result.information.isEmpty { result.information[j + j * p] += weight }
      }
      return result
    case .firth:
      // Steps by the expected information, of which the penalty is made.
      var result = likelihood.derivatives(at: .coefficients(β), .expected)
      guard result.deviance.isFinite,
        let factor = Cholesky(result.information, count: β.count)
      else {
        result.penalty = .infinity
        return result
      }
      result.penalty = -factor.logDeterminant
      let inverse = factor.inverse
      likelihood.forEachBlock(at: .coefficients(β)) { rows, b, _ in
        for i in 0..<rows.count where b.information[i] > 0 {
          let mean = b.means[i]
          let h = b.information[i] * b.quadraticForm(inverse, row: i, columns: β.count)
          let v = likelihood.family.variance(mean)
          // ½ h d(log w)/dη with w = (dμ/dη)²/V
          let pull =
            0.5 * h
            * (2 * mean.curvature / mean.slope
              - likelihood.family.varianceSlope(mean) * mean.slope / v)
          for j in 0..<β.count { result.gradient[j] += pull * b.X[i + j * b.stride] }
        }
      }
      return result
    }
  }
}

extension BlockBuffers {
  /// xᵀ A x for a row x.
  func quadraticForm(_ A: [Double], row i: Int, columns p: Int) -> Double {
    A.withUnsafeBufferPointer { A in
      var sum = 0.0
      // Safe: A holds p² numbers, a row p.
      for j in 0..<p {
        var inner = 0.0
        for k in 0..<p { inner += A[k + j * p] * X[i + k * stride] }
        sum += inner * X[i + j * stride]
      }
      return sum
    }
  }
}
