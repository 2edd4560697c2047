package import Engines
public import Equations
public import Numerics

/// `(y − t)²`, averaged over the outputs.
public struct MeanSquaredError: Loss {
  public static let name = "mean-squared-error"
  public static let summary = "(y − t)², averaged over the outputs"
  public static let averagesOutputs = true
  public func formula(_ y: String, _ t: String) -> String { "(\(y) − \(t))²" }
  public init() {}

  public func value<R: Real>(_ y: R, _ t: R) -> R { (y - t) * (y - t) }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R { 2 * (y - t) }
}

extension MeanSquaredError: HostLoss {
  package var kernel: HostLossKernel { .squaredError { outputs in 2 / Double(outputs) } }
}
