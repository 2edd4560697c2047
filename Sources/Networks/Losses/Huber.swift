package import Engines
public import Equations
public import Numerics

/// Squared near the target, absolute beyond `δ`, averaged over the outputs (Huber 1964).
public struct Huber: Loss {
  public static let name = "huber"
  public static let summary = "½ (y − t)² up to delta, straight beyond; averaged over the outputs"
  public static let averagesOutputs = true
  public static let settings = [Setting<Self>("delta", \.delta, in: 1e-12...1e12)]
  public func formula(_ y: String, _ t: String) -> String {
    "½ e² or δ (|e| − ½ δ), e = \(y) − \(t)"
  }

  /// From where on the loss is straight.
  public var delta = 1.0
  public init() {}

  public func value<R: Real>(_ y: R, _ t: R) -> R {
    let (e, δ) = (y - t, R(delta))
    return abs(e) <= δ ? e * e / 2 : δ * (abs(e) - δ / 2)
  }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R {
    let (e, δ) = (y - t, R(delta))
    return e > δ ? δ : e < -δ ? -δ : e
  }
}

extension Huber: HostLoss {
  package var kernel: HostLossKernel { .huber(limit: delta) }
}
