public import Numerics

/// h in `a = h(z)`, for whole batches: most activations are ``ElementwiseActivation``s, softmax
/// looks at a column at a time.
public protocol Activation: Part {
  /// How it is written in an equation: `tanh`.
  var symbol: String { get }
  /// `a = h(z)`, column by column.
  func apply<R: Real>(_ z: Block<R>, to a: Block<R>)
  /// `δ = (∂a/∂z)ᵀ ∂a`; `delta` may be the memory of `da`.
  func backpropagate<R: Real>(_ da: Block<R>, z: Block<R>, a: Block<R>, to delta: Block<R>)

  // One call per matrix, compiled for its type. The defaults are all that is ever needed.
  func apply(single z: Block<Float>, to a: Block<Float>)
  func apply(double z: Block<Double>, to a: Block<Double>)
  func backpropagate(
    single da: Block<Float>, z: Block<Float>, a: Block<Float>, to delta: Block<Float>)
  func backpropagate(
    double da: Block<Double>, z: Block<Double>, a: Block<Double>, to delta: Block<Double>)
}

extension Activation {
  public var symbol: String { Self.name }
  @inlinable public func apply(single z: Block<Float>, to a: Block<Float>) { apply(z, to: a) }
  @inlinable public func apply(double z: Block<Double>, to a: Block<Double>) { apply(z, to: a) }
  @inlinable public func backpropagate(
    single da: Block<Float>, z: Block<Float>, a: Block<Float>, to delta: Block<Float>
  ) { backpropagate(da, z: z, a: a, to: delta) }
  @inlinable public func backpropagate(
    double da: Block<Double>, z: Block<Double>, a: Block<Double>, to delta: Block<Double>
  ) { backpropagate(da, z: z, a: a, to: delta) }
}

/// h of one number, and its derivative at the pre-activation z.
public protocol ElementwiseActivation: Activation {
  func value<R: Real>(_ z: R) -> R
  func derivative<R: Real>(_ z: R) -> R
}

extension ElementwiseActivation {
  @inlinable public func apply<R: Real>(_ z: Block<R>, to a: Block<R>) {
    for i in 0..<z.count { a[i] = value(z[i]) }
  }
  @inlinable public func backpropagate<R: Real>(
    _ da: Block<R>, z: Block<R>, a: Block<R>, to delta: Block<R>
  ) {
    for i in 0..<z.count { delta[i] = da[i] * derivative(z[i]) }
  }

  // In `Double`, rounded once: a formula with cancellation keeps its digits.
  @inlinable public func apply(single z: Block<Float>, to a: Block<Float>) {
    for i in 0..<z.count { a[i] = Float(value(Double(z[i]))) }
  }
  @inlinable public func backpropagate(
    single da: Block<Float>, z: Block<Float>, a: Block<Float>, to delta: Block<Float>
  ) {
    for i in 0..<z.count { delta[i] = da[i] * Float(derivative(Double(z[i]))) }
  }
}
