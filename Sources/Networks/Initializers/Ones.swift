public import Equations
public import Numerics

/// One: gains.
public struct Ones: Initializer {
  public static let name = "ones"
  public static let summary = "1"
  public init() {}

  public func value(
    _ position: Int, fanIn: Int, fanOut: Int, from random: RandomSource
  ) -> Double {
    1
  }
}
