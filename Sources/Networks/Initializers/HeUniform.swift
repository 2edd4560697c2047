public import Equations
public import Numerics

/// Uniform with variance 2/fan in, for rectifiers (He, Zhang, Ren, Sun 2015), also called Kaiming.
public struct HeUniform: Initializer {
  public static let name = "he-uniform"
  public static let summary = "uniform within ±√(6/fan in)"
  public init() {}

  public func value(
    _ position: Int, fanIn: Int, fanOut: Int, from random: RandomSource
  ) -> Double {
    let bound = (6 / Double(fanIn)).squareRoot()
    return bound * (2 * random.uniform(position) - 1)
  }
}
