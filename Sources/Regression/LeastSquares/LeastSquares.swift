/// The coefficients β that make Σ w (y − offset − X β)² smallest, and what inference needs besides.
///
/// X is factorized by Householder's reflections, block by block of rows, in ``arithmetic`` that the
/// condition of the problem asks for. A column that depends on others has no coefficient and is named
/// in ``aliases``.
public struct LeastSquares: Sendable {
  /// In which arithmetic the factorization was made.
  public enum Arithmetic: String, Sendable, CaseIterable {
    /// 53 significant bits: well-conditioned problems of many rows.
    case double
    /// 64 significant bits, with columns such as `I(x^10)` computed in them, too; small problems are
    /// corrected by residuals in twice as many.
    case extended
    /// 53 significant bits, corrected by residuals in twice as many: where there is no extended
    /// precision.
    case refined
  }

  /// β in the design's order; nil where the column depends on others.
  public let coefficients: [Double?]
  /// The positions of the estimated columns.
  public let estimated: [Int]
  /// How many columns are estimated.
  public var rank: Int { estimated.count }
  /// The other columns, and what they are made of.
  public let aliases: [Alias]
  /// `(XᵀWX)⁻¹` over the estimated columns, rank × rank. With a ridge, the covariance of β
  /// over that of y: `M XᵀWX M` with `M = (XᵀWX + λ)⁻¹`.
  public let unscaledCovariance: [Double]
  /// √ of its diagonal, which may be in range where that is not.
  public let unscaledStandardErrors: [Double]
  /// Σ w (y − offset − X β)²
  public let residualSumOfSquares: Double
  /// Rows that count, less ``rank``.
  public let residualDegreesOfFreedom: Int
  /// The trace of the matrix that turns y into Xβ: ``rank``, less with a ridge.
  public let effectiveDegreesOfFreedom: Double
  /// Qᵀy, one for each estimated column: their squares are the sums of squares that the columns
  /// explain, one after the other.
  public let effects: [Double]
  /// Whether the first column is constant, so that y varies about its mean rather than about 0.
  public let hasIntercept: Bool
  /// ‖R‖₁ ‖R⁻¹‖₁, the columns scaled to a common size: about 10ᵈ where d digits are lost.
  public let conditionEstimate: Double
  public let arithmetic: Arithmetic

  /// The columns' terms: ``DesignColumn/term``.
  let terms: [Int]
  /// R⁻¹ over the estimated columns, row by row, and β of them, in the precision of the factorization:
  /// where large columns cancel, fitted values need all of their digits.
  let inverse: [Extended]
  let extendedCoefficients: [Extended]
}

extension LeastSquares {
  /// √(Σ w (y − offset − X β)² / degrees of freedom); NaN where no degree of freedom is left.
  public var residualStandardDeviation: Double {
    (residualSumOfSquares / Double(residualDegreesOfFreedom)).squareRoot()
  }

  /// Of each coefficient; nil where there is none.
  public var standardErrors: [Double?] {
    var errors = [Double?](repeating: nil, count: coefficients.count)
    for (i, j) in estimated.enumerated() {
      errors[j] = residualStandardDeviation * unscaledStandardErrors[i]
    }
    return errors
  }

  /// What the columns explain of y: about its mean if there is an intercept, otherwise about 0.
  public var modelSumOfSquares: Double {
    effects.dropFirst(hasIntercept ? 1 : 0).reduce(0) { $0 + $1 * $1 }
  }

  /// ``modelSumOfSquares`` over its sum with ``residualSumOfSquares``.
  public var rSquared: Double {
    modelSumOfSquares / (modelSumOfSquares + residualSumOfSquares)
  }

  /// What each term explains after those before it, in the formula's order.
  public var sequentialSumsOfSquares: [(term: Int, sumOfSquares: Double, degreesOfFreedom: Int)] {
    var sums: [(term: Int, sumOfSquares: Double, degreesOfFreedom: Int)] = []
    for (effect, j) in zip(effects, estimated) {
      if sums.last?.term != terms[j] { sums.append((terms[j], 0, 0)) }
      sums[sums.count - 1].sumOfSquares += effect * effect
      sums[sums.count - 1].degreesOfFreedom += 1
    }
    return sums
  }
}
