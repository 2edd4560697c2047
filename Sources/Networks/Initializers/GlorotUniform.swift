public import Equations
public import Numerics

/// Uniform with variance 2/(fan in + fan out) (Glorot, Bengio 2010), also called Xavier.
public struct GlorotUniform: Initializer {
  public static let name = "glorot-uniform"
  public static let summary = "uniform within ±√(6/(fan in + fan out))"
  public init() {}

  public func value(
    _ position: Int, fanIn: Int, fanOut: Int, from random: RandomSource
  ) -> Double {
    let bound = (6 / Double(fanIn + fanOut)).squareRoot()
    return bound * (2 * random.uniform(position) - 1)
  }
}
