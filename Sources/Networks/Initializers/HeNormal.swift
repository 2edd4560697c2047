public import Equations
public import Numerics

/// Normal with variance 2/fan in, for rectifiers (He, Zhang, Ren, Sun 2015), also called Kaiming.
public struct HeNormal: Initializer {
  public static let name = "he-normal"
  public static let summary = "normal with variance 2/fan in"
  public init() {}

  public func value(
    _ position: Int, fanIn: Int, fanOut: Int, from random: RandomSource
  ) -> Double {
    (2 / Double(fanIn)).squareRoot() * random.normal(position)
  }
}
