internal import Equations
internal import Numerics

/// `η = log(μ/(1 − μ))`: log-odds; the inverse is the sigmoid.
public struct LogitLink: Link {
  public static let name = "logit"
  public static let summary = "η = log(μ/(1 − μ))"
  public init() {}

  public func predictor(at mean: Double) -> Double { .log(mean / (1 - mean)) }

  // With e ≤ 1 nothing overflows, and the smaller of μ and 1 − μ keeps its digits.
  public func mean(at predictor: Double) -> Mean {
    let e = Double.exp(-abs(predictor))
    let (larger, smaller) = (1 / (1 + e), e / (1 + e))
    let slope = larger * smaller
    return predictor < 0
      ? Mean(smaller, complement: larger, slope: slope, curvature: slope * (larger - smaller))
      : Mean(larger, complement: smaller, slope: slope, curvature: slope * (smaller - larger))
  }
}
