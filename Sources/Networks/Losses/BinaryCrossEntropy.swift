package import Engines
public import Equations
public import Numerics

/// `−t log y − (1 − t) log(1 − y)`, averaged over the outputs, each a probability of its own.
public struct BinaryCrossEntropy: Loss {
  public static let name = "binary-cross-entropy"
  public static let summary = "−t log y − (1 − t) log(1 − y), averaged over the outputs"
  public static let averagesOutputs = true
  public func formula(_ y: String, _ t: String) -> String {
    "−\(t) log \(y) − (1 − \(t)) log(1 − \(y))"
  }
  public init() {}

  // 0 · log 0 = 0
  public func value<R: Real>(_ y: R, _ t: R) -> R {
    (t == 0 ? 0 : -t * R.log(y)) + (t == 1 ? 0 : (t - 1) * R.log1p(-y))
  }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R { (y - t) / (y * (1 - y)) }

  public func isCanonical(with output: (any Activation)?) -> Bool { output is Sigmoid }
  public func value<R: Real>(z: Block<R>, t: Block<R>) -> R {
    (0..<z.count).reduce(0) { sum, k in
      sum + ((z[k] > 0 ? z[k] : 0) - z[k] * t[k]) + R.log1p(R.exp(-abs(z[k])))
    }
  }
  /// `y − t` without cancellation at either end: `(1 − t) σ(z) − t σ(−z)`.
  public func error<R: Real>(_ y: R, _ t: R, z: R) -> R { (1 - t) * y - t * Sigmoid().value(-z) }
}

extension BinaryCrossEntropy: HostLoss {
  package var kernel: HostLossKernel { .binaryCrossEntropy }
}
