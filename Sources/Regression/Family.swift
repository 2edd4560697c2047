public import Equations

/// The distribution of a response around its mean: a variance function and a deviance.
///
/// A family is one file with its formulas, and one line in ``Families``. A response y with prior
/// weight a has variance φ V(μ)/a.
public protocol Family: Part {
  /// The link that is taken where none is named.
  var usualLink: any Link { get }
  /// The link whose slope is the variance function: there Newton's and Fisher's steps agree.
  var canonicalLink: String { get }
  /// Whether φ is 1 by definition; otherwise it is estimated from Pearson's residuals.
  var hasKnownDispersion: Bool { get }
  /// Whether there is a likelihood: a quasi-family has none, hence no AIC.
  var hasLikelihood: Bool { get }
  /// Responses at which a mean can only be reached by an infinite linear predictor: 0 counts, and
  /// proportions 0 and 1.
  var boundaries: [Double] { get }

  /// V(μ)
  func variance(_ mean: Mean) -> Double
  /// `dV/dμ`
  func varianceSlope(_ mean: Mean) -> Double
  /// `y − μ`
  func residual(_ y: Double, _ mean: Mean) -> Double
  /// d(y, μ) ≥ 0, twice the log-likelihood lost against μ = y at φ = 1.
  func unitDeviance(_ y: Double, _ mean: Mean) -> Double
  /// Whether μ is a mean of this family.
  func admits(_ mean: Mean) -> Bool
  /// What is wrong with a response, if anything: `-3 is negative, …`.
  func problem(with y: Double) -> String?
  /// A mean from which to start: inside the family's range, and near y.
  func startingMean(_ y: Double, weight: Double) -> Double
  /// The dispersion at which the likelihood is taken: maximum likelihood's, or close to it.
  func likelihoodDispersion(deviance: Double, rows: Double, weights: Double) -> Double
  /// The logarithm of the density of y with its prior weight.
  ///
  /// Trials are the number behind a proportion.
  func logDensity(
    _ y: Double, _ mean: Mean, weight: Double, trials: Double, dispersion: Double
  ) -> Double

  // One call for each block of rows, compiled for its family; the defaults are all that is needed.

  /// One step's work: fills information and scores; the sum of the deviances, or infinity where a
  /// mean is none of the family's.
  func work(_ rows: WorkingRows) -> Double
  /// Σ a (y − μ)²/V
  func pearsonStatistic(_ rows: WorkingRows) -> Double
  /// The sum of ``logDensity(_:_:weight:trials:dispersion:)``; without trials, weights are trials.
  func logLikelihood(
    _ rows: WorkingRows, trials: UnsafePointer<Double>?, dispersion: Double
  ) -> Double
}

extension Family {
  public var hasLikelihood: Bool { true }
  public var boundaries: [Double] { [] }
  public func residual(_ y: Double, _ mean: Mean) -> Double { y - mean.value }
  public func likelihoodDispersion(deviance: Double, rows: Double, weights: Double) -> Double {
    hasKnownDispersion ? 1 : deviance / weights
  }

  @inlinable public func pearsonStatistic(_ rows: WorkingRows) -> Double {
    var sum = 0.0
    // Safe: all pointers have room for `count`.
    for i in 0..<rows.count where rows.weights[i] > 0 {
      let r = residual(rows.responses[i], rows.means[i])
      let v = variance(rows.means[i])
      if r != 0 { sum += rows.weights[i] * r * r / v }
    }
    return sum
  }

  @inlinable public func logLikelihood(
    _ rows: WorkingRows, trials: UnsafePointer<Double>?, dispersion: Double
  ) -> Double {
    var sum = 0.0
    // Safe: all pointers have room for `count`.
    for i in 0..<rows.count where rows.weights[i] > 0 {
      let a = rows.weights[i]
      sum += logDensity(
        rows.responses[i], rows.means[i], weight: a, trials: trials?[i] ?? a,
        dispersion: dispersion)
    }
    return sum
  }

  @inlinable public func work(_ rows: WorkingRows) -> Double {
    var deviance = 0.0
    // Safe: all pointers have room for `count`.
    for i in 0..<rows.count {
      let a = rows.weights[i]
      guard a > 0 else {
        (rows.information[i], rows.observed[i], rows.scores[i]) = (0, 0, 0)
        continue
      }
      let (y, mean) = (rows.responses[i], rows.means[i])
      guard admits(mean) else { return .infinity }
      let r = residual(y, mean)
      if rows.isCanonical {
        (rows.information[i], rows.observed[i]) = (a * mean.slope, a * mean.slope)
        rows.scores[i] = a * r
      } else {
        let v = variance(mean)
        let q = v > 0 ? mean.slope / v : 0
        let w = a * mean.slope * q
        rows.information[i] = w
        rows.observed[i] =
          v > 0 ? w - a * r * (mean.curvature / v - q * q * varianceSlope(mean)) : 0
        rows.scores[i] = a * r * q
      }
      deviance += a * unitDeviance(y, mean)
    }
    return deviance
  }
}
