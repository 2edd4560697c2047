public import Numerics

/// What weights are before the first step.
public protocol Initializer: Part {
  /// The weight at `position`, drawn from `random`.
  func value(_ position: Int, fanIn: Int, fanOut: Int, from random: RandomSource) -> Double
}
