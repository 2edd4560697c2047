package import Engines
public import Equations
public import Numerics

/// `½ (y − t)²`, summed over the outputs: least squares.
public struct HalfSquaredError: Loss {
  public static let name = "half-squared-error"
  public static let summary = "½ (y − t)², summed over the outputs"
  public static let averagesOutputs = false
  public func formula(_ y: String, _ t: String) -> String { "½ (\(y) − \(t))²" }
  public init() {}

  public func value<R: Real>(_ y: R, _ t: R) -> R { (y - t) * (y - t) / 2 }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R { y - t }

  public func isCanonical(with output: (any Activation)?) -> Bool {
    output == nil || output is Identity
  }
}

extension HalfSquaredError: HostLoss {
  package var kernel: HostLossKernel { .squaredError { _ in 1 } }
}
