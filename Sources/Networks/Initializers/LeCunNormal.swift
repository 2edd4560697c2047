public import Equations
public import Numerics

/// Normal with variance 1/fan in (LeCun, Bottou, Orr, Müller 1998).
public struct LeCunNormal: Initializer {
  public static let name = "lecun-normal"
  public static let summary = "normal with variance 1/fan in"
  public init() {}

  public func value(
    _ position: Int, fanIn: Int, fanOut: Int, from random: RandomSource
  ) -> Double {
    (1 / Double(fanIn)).squareRoot() * random.normal(position)
  }
}
