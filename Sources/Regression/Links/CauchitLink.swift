internal import Equations

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// `η = tan(π(μ − ½))`: the Cauchy distribution's quantile, whose tails forgive an outlier.
public struct CauchitLink: Link {
  public static let name = "cauchit"
  public static let summary = "η = tan(π(μ − ½))"
  public init() {}

  public func predictor(at mean: Double) -> Double { tan(.pi * (mean - 0.5)) }

  // The tail is atan(1/|η|)/π: ½ − atan(η)/π would cancel.
  public func mean(at predictor: Double) -> Mean {
    let η = min(max(predictor, -1e100), 1e100)
    let tail = abs(η) > 1 ? atan(1 / abs(η)) / .pi : 0.5 - atan(abs(η)) / .pi
    let slope = 1 / (.pi * (1 + η * η))
    let curvature = -2 * η * slope / (1 + η * η)
    return η < 0
      ? Mean(tail, complement: 1 - tail, slope: slope, curvature: curvature)
      : Mean(1 - tail, complement: tail, slope: slope, curvature: curvature)
  }
}
