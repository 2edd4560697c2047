extension Likelihood {
  /// Half the mean deviance, as a function of coefficients for columns of size one.
  var objective: SolverObjective {
    let sizes = centering.sizes
    let total = Double(max(rows, 1))
    return SolverObjective { point in
      let there = derivatives(at: .coefficients(zip(point, sizes).map { $0 / $1 }), .none)
      guard there.deviance.isFinite else {
        return (.infinity, [Double](repeating: 0, count: point.count))
      }
      return (
        0.5 * there.deviance / total, zip(there.gradient, sizes).map { -$0 / $1 / total }
      )
    }
  }
}

extension Solver {
  /// What this solver makes of a likelihood.
  func coefficients(of likelihood: Likelihood, from start: [Double]) -> [Double] {
    let sizes = likelihood.centering.sizes
    let scaled = minimize(likelihood.objective, from: zip(start, sizes).map { $0 * $1 })
    return zip(scaled, sizes).map { $0 / $1 }
  }
}
