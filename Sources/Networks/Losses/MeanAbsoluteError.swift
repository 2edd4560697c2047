package import Engines
public import Equations
public import Numerics

/// `|y − t|`, averaged over the outputs: the median instead of the mean. Its derivative at 0 is 0.
public struct MeanAbsoluteError: Loss {
  public static let name = "mean-absolute-error"
  public static let summary = "|y − t|, averaged over the outputs"
  public static let averagesOutputs = true
  public func formula(_ y: String, _ t: String) -> String { "|\(y) − \(t)|" }
  public init() {}

  public func value<R: Real>(_ y: R, _ t: R) -> R { abs(y - t) }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R { y > t ? 1 : y < t ? -1 : y - t }
}

extension MeanAbsoluteError: HostLoss {
  package var kernel: HostLossKernel { .absoluteError }
}
