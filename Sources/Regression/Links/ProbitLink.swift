internal import Equations
internal import Numerics

/// `η = Φ⁻¹(μ)`: the normal distribution's quantile.
public struct ProbitLink: Link {
  public static let name = "probit"
  public static let summary = "η = Φ⁻¹(μ)"
  public init() {}

  public func predictor(at mean: Double) -> Double { Normal().quantile(mean) }

  // Beyond ±37 the smaller tail would leave the range of Double.
  public func mean(at predictor: Double) -> Mean {
    let η = min(max(predictor, -37), 37)
    let density = Double.exp(-0.5 * η * η) * 0.398_942_280_401_432_7  // 1/√(2π)
    let root = 0.707_106_781_186_547_5
    return Mean(
      0.5 * .erfc(-η * root), complement: 0.5 * .erfc(η * root), slope: density,
      curvature: -η * density)
  }
}
