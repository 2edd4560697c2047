internal import Equations
internal import Numerics

/// `η = log(−log(1 − μ))`, complementary log-log: the chance of at least one event where events
/// come with rate `e^η`.
public struct CloglogLink: Link {
  public static let name = "cloglog"
  public static let summary = "η = log(−log(1 − μ))"
  public init() {}

  public func predictor(at mean: Double) -> Double { .log(-.log1p(-mean)) }

  // Between −700 and 6.5 neither μ nor 1 − μ leaves the range of Double.
  public func mean(at predictor: Double) -> Mean {
    let rate = Double.exp(min(max(predictor, -700), 6.5))
    let complement = Double.exp(-rate)
    let slope = rate * complement
    return Mean(
      -.expm1(-rate), complement: complement, slope: slope, curvature: slope * (1 - rate))
  }
}
