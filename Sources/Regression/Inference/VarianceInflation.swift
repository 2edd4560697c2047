internal import Numerics

/// How much a term's coefficients vary more than they would if the other columns were unrelated.
///
/// For a single column it is 1/(1 − R²) of its regression on the others; for a term of several
/// columns the generalized factor (Fox, Monette 1992), to be compared as `factor^(1/(2 columns))`.
public struct VarianceInflation: Sendable, Equatable {
  /// ``DesignColumn/term``
  public let term: Int
  /// The term's columns.
  public let columns: [String]
  public let factor: Double
  /// `factor^(1/(2 columns))`: how much wider an interval is.
  public var widening: Double { .exp(.log(factor) / Double(2 * columns.count)) }
}

extension GeneralizedLinearModel {
  /// One for each term but the intercept.
  public func varianceInflation() -> [VarianceInflation] {
    let positions = estimated.indices.filter {
      design.columns[estimated[$0]].name != "(Intercept)"
    }
    let p = estimated.count
    let C = leastSquares?.unscaledCovariance ?? fitted.covariance
    func logDeterminant(_ chosen: [Int]) -> Double {
      guard !chosen.isEmpty else { return 0 }
      let block = chosen.flatMap { k in
        chosen.map { i in
          C[i + k * p] / (C[i + i * p] * C[k + k * p]).squareRoot()
        }
      }
      return Cholesky(block, count: chosen.count)?.logDeterminant ?? -.infinity
    }
    let whole = logDeterminant(positions)
    var terms: [Int] = []
    for i in positions where !terms.contains(design.columns[estimated[i]].term) {
      terms.append(design.columns[estimated[i]].term)
    }
    return terms.map { term in
      let own = positions.filter { design.columns[estimated[$0]].term == term }
      let others = positions.filter { !own.contains($0) }
      return VarianceInflation(
        term: term, columns: own.map { design.columns[estimated[$0]].name },
        factor: .exp(logDeterminant(own) + logDeterminant(others) - whole))
    }
  }
}
