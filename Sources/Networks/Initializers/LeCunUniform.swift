public import Equations
public import Numerics

/// Uniform with variance 1/fan in (LeCun, Bottou, Orr, Müller 1998).
public struct LeCunUniform: Initializer {
  public static let name = "lecun-uniform"
  public static let summary = "uniform within ±√(3/fan in)"
  public init() {}

  public func value(
    _ position: Int, fanIn: Int, fanOut: Int, from random: RandomSource
  ) -> Double {
    let bound = (3 / Double(fanIn)).squareRoot()
    return bound * (2 * random.uniform(position) - 1)
  }
}
