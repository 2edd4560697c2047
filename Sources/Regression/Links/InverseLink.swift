internal import Equations

/// `η = 1/μ`, the gamma family's usual link.
public struct InverseLink: Link {
  public static let name = "inverse"
  public static let summary = "η = 1/μ"
  public init() {}

  public func predictor(at mean: Double) -> Double { 1 / mean }

  public func mean(at predictor: Double) -> Mean {
    let μ = 1 / predictor
    return Mean(μ, slope: -μ * μ, curvature: 2 * μ * μ * μ)
  }
}
