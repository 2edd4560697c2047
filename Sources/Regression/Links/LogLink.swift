internal import Equations
internal import Numerics

/// `η = log μ`: effects multiply.
public struct LogLink: Link {
  public static let name = "log"
  public static let summary = "η = log μ"
  public init() {}

  public func predictor(at mean: Double) -> Double { .log(mean) }

  // Beyond ±700 a mean would leave the range of Double.
  public func mean(at predictor: Double) -> Mean {
    let μ = Double.exp(min(max(predictor, -700), 700))
    return Mean(μ, slope: μ, curvature: μ)
  }
}
