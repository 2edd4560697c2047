internal import Equations

/// `η = √μ`, which makes a Poisson response's variance nearly constant.
public struct SquareRootLink: Link {
  public static let name = "sqrt"
  public static let summary = "η = √μ"
  public init() {}

  public func predictor(at mean: Double) -> Double { mean.squareRoot() }

  // A negative root would be a second way to the same mean.
  public func mean(at predictor: Double) -> Mean {
    predictor < 0
      ? Mean(.nan, slope: .nan, curvature: .nan)
      : Mean(predictor * predictor, slope: 2 * predictor, curvature: 2)
  }
}
