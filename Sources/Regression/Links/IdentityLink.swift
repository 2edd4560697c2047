internal import Equations

/// `η = μ`: the mean itself.
public struct IdentityLink: Link {
  public static let name = "identity"
  public static let summary = "η = μ"
  public init() {}

  public func predictor(at mean: Double) -> Double { mean }
  public func mean(at predictor: Double) -> Mean { Mean(predictor, slope: 1, curvature: 0) }
}
