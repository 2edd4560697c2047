public import Equations
public import Numerics

/// Normal with variance 2/(fan in + fan out) (Glorot, Bengio 2010), also called Xavier.
public struct GlorotNormal: Initializer {
  public static let name = "glorot-normal"
  public static let summary = "normal with variance 2/(fan in + fan out)"
  public init() {}

  public func value(
    _ position: Int, fanIn: Int, fanOut: Int, from random: RandomSource
  ) -> Double {
    (2 / Double(fanIn + fanOut)).squareRoot() * random.normal(position)
  }
}
