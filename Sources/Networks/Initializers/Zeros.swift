public import Equations
public import Numerics

/// Zero: biases, and networks that must start as the mean.
public struct Zeros: Initializer {
  public static let name = "zeros"
  public static let summary = "0"
  public init() {}

  public func value(
    _ position: Int, fanIn: Int, fanOut: Int, from random: RandomSource
  ) -> Double {
    0
  }
}
