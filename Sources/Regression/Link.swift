public import Equations

/// g in `g(μ) = η = xᵀβ`: between the mean of a response and the linear predictor.
///
/// A link is one file with its formula, its inverse and the inverse's derivatives, and one line in
/// ``Links``.
public protocol Link: Part {
  /// `η = g(μ)`; not finite where μ is none of its means.
  func predictor(at mean: Double) -> Double
  /// `μ = g⁻¹(η)`, with `dμ/dη` and `d²μ/dη²`.
  func mean(at predictor: Double) -> Mean

  /// The means at `count` predictors; one call for each block, compiled for its link.
  func fill(_ means: UnsafeMutablePointer<Mean>, at predictors: UnsafePointer<Double>, count: Int)
}

extension Link {
  @inlinable public func fill(
    _ means: UnsafeMutablePointer<Mean>, at predictors: UnsafePointer<Double>, count: Int
  ) {
    // Safe: both have room for `count`.
    for i in 0..<count { means[i] = mean(at: predictors[i]) }
  }
}
