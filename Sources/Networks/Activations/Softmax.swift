internal import Engines
public import Equations
public import Numerics

/// `eᶻᵏ / Σ eᶻ`, the probabilities of classes: the inverse of the multinomial logit link.
public struct Softmax: Activation {
  public static let name = "softmax"
  public static let summary = "eᶻ/Σ eᶻ over the outputs of a layer"
  public init() {}

  public func apply<R: Real>(_ z: Block<R>, to a: Block<R>) {
    for n in 0..<z.columns {
      let (z, a) = (z.column(n), a.column(n))
      // Shifted by the largest, so that nothing overflows.
      let top = (0..<z.count).reduce(z[0]) { z[$1] > $0 ? z[$1] : $0 }
      var sum: R = 0
      for k in 0..<z.count {
        a[k] = R.exp(z[k] - top)
        sum += a[k]
      }
      for k in 0..<z.count { a[k] /= sum }
    }
  }

  /// `δ = a ⊙ (∂a − ∂aᵀ a)`
  public func backpropagate<R: Real>(
    _ da: Block<R>, z: Block<R>, a: Block<R>, to delta: Block<R>
  ) {
    for n in 0..<z.columns {
      let (da, a, δ) = (da.column(n), a.column(n), delta.column(n))
      let mean = (0..<a.count).reduce(R(0)) { $0 + da[$1] * a[$1] }
      for k in 0..<a.count { δ[k] = a[k] * (da[k] - mean) }
    }
  }
}

extension Softmax: HostSoftmax {}
