package import Engines
public import Equations
public import Numerics

/// `−Σ t log y` over the classes, whose targets t sum to 1.
public struct CrossEntropy: Loss {
  public static let name = "cross-entropy"
  public static let summary = "−t log y, summed over the classes"
  public static let averagesOutputs = false
  public func formula(_ y: String, _ t: String) -> String { "−\(t) log \(y)" }
  public init() {}

  public func value<R: Real>(_ y: R, _ t: R) -> R { t == 0 ? 0 : -t * R.log(y) }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R { t == 0 ? 0 : -t / y }

  public func isCanonical(with output: (any Activation)?) -> Bool { output is Softmax }

  /// `Σ t (log Σ eᶻ − z)`, relative to the largest z: finite for any finite z, and a loss near 0
  /// keeps its digits.
  public func value<R: Real>(z: Block<R>, t: Block<R>) -> R {
    let top = (0..<z.count).reduce(0) { z[$1] > z[$0] ? $1 : $0 }
    var others: R = 0
    for k in 0..<z.count where k != top { others += R.exp(z[k] - z[top]) }
    let logSum = R.log1p(others)
    return (0..<z.count).reduce(0) { sum, k in
      t[k] == 0 ? sum : sum + t[k] * (logSum - (z[k] - z[top]))
    }
  }
}

extension CrossEntropy: HostLoss {
  package var kernel: HostLossKernel { .crossEntropy }
}
