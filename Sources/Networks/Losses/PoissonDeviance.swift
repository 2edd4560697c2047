public import Equations
public import Numerics

/// `y − t + t log(t/y)`, half the Poisson deviance, summed over the outputs: for counts t.
public struct PoissonDeviance: Loss {
  public static let name = "poisson-deviance"
  public static let summary = "y − t + t log(t/y), summed over the outputs: counts"
  public static let averagesOutputs = false
  public func formula(_ y: String, _ t: String) -> String { "\(y) − \(t) + \(t) log(\(t)/\(y))" }
  public init() {}

  // 0 · log 0 = 0
  public func value<R: Real>(_ y: R, _ t: R) -> R {
    t == 0 ? y : y - t - t * R.log1p((y - t) / t)
  }
  public func derivative<R: Real>(_ y: R, _ t: R) -> R { (y - t) / y }

  public func isCanonical(with output: (any Activation)?) -> Bool { output is Exp }
  public func value<R: Real>(z: Block<R>, t: Block<R>) -> R {
    (0..<z.count).reduce(0) { sum, k in
      let y = R.exp(z[k])
      // Where y is 0 or infinite, z still tells log y.
      return sum + (t[k] == 0 ? y : y - t[k] + t[k] * (R.log(t[k]) - z[k]))
    }
  }
}
