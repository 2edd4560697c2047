public import Equations
internal import Numerics

/// The rate halved again and again.
public struct Exponential: Schedule {
  public static let name = "exponential"
  public static let summary = "½^(e/halflife)"
  public static let settings = [Setting<Self>("halflife", \.halflife, in: 1e-3...1e9)]

  /// Epochs in which the rate halves.
  public var halflife = 10.0
  public init() {}

  public func factor(epoch: Double) -> Double {
    Double.exp(-Double.log(2) * epoch / halflife)
  }
}
