internal import Equations

/// `η = 1/μ²`, the inverse Gaussian family's usual link.
public struct InverseSquareLink: Link {
  public static let name = "inverse-square"
  public static let summary = "η = 1/μ²"
  public init() {}

  public func predictor(at mean: Double) -> Double { 1 / (mean * mean) }

  public func mean(at predictor: Double) -> Mean {
    let μ = 1 / predictor.squareRoot()
    let slope = -0.5 * μ / predictor
    return Mean(μ, slope: slope, curvature: -1.5 * slope / predictor)
  }
}
