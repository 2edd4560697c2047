public import Numerics

/// The loss ℓ of one example: a sum or a mean over its outputs.
///
/// Reported losses are means of ℓ over the examples.
public protocol Loss: Part {
  /// Whether ℓ is the mean over the outputs; otherwise it is their sum.
  static var averagesOutputs: Bool { get }
  /// How one output's term is written in an equation, with the letters of output and target.
  func formula(_ y: String, _ t: String) -> String

  /// One output's term.
  func value<R: Real>(_ y: R, _ t: R) -> R
  /// Its derivative by y.
  func derivative<R: Real>(_ y: R, _ t: R) -> R

  /// Whether the chain rule collapses to `y − t` behind this output activation (`nil`: identity).
  func isCanonical(with output: (any Activation)?) -> Bool
  /// The sum of one example's terms from its pre-activations z: finite for any finite z. Asked of
  /// canonical pairs only.
  func value<R: Real>(z: Block<R>, t: Block<R>) -> R
  /// `δ = y − t` of one output, from z. Asked of canonical pairs only.
  func error<R: Real>(_ y: R, _ t: R, z: R) -> R

  // One call per batch, compiled for its type. The defaults are all that is ever needed.
  func values(single y: Block<Float>, z: Block<Float>?, t: Block<Float>, to loss: Block<Float>)
  func values(double y: Block<Double>, z: Block<Double>?, t: Block<Double>, to loss: Block<Double>)
  func errors(single y: Block<Float>, z: Block<Float>?, t: Block<Float>, to delta: Block<Float>)
  func errors(double y: Block<Double>, z: Block<Double>?, t: Block<Double>, to delta: Block<Double>)
}

extension Loss {
  public func isCanonical(with output: (any Activation)?) -> Bool { false }
  @inlinable public func value<R: Real>(z: Block<R>, t: Block<R>) -> R {
    (0..<z.count).reduce(0) { $0 + value(z[$1], t[$1]) }
  }
  @inlinable public func error<R: Real>(_ y: R, _ t: R, z: R) -> R { y - t }

  /// ℓ of each example; `z` where the pair is canonical.
  @inlinable func values<R: Real>(_ y: Block<R>, z: Block<R>?, t: Block<R>, to loss: Block<R>) {
    let scale: R = Self.averagesOutputs ? 1 / R(y.rows) : 1
    for n in 0..<y.columns {
      let (y, t) = (y.column(n), t.column(n))
      let sum =
        if let z { value(z: z.column(n), t: t) } else {
          (0..<y.count).reduce(R(0)) { $0 + value(y[$1], t[$1]) }
        }
      loss[n] = sum * scale
    }
  }

  /// `∂ℓ/∂z` where the pair is canonical and `z` is given, otherwise `∂ℓ/∂y`.
  @inlinable func errors<R: Real>(_ y: Block<R>, z: Block<R>?, t: Block<R>, to delta: Block<R>) {
    let scale: R = Self.averagesOutputs ? 1 / R(y.rows) : 1
    for i in 0..<y.count {
      let error = if let z { error(y[i], t[i], z: z[i]) } else { derivative(y[i], t[i]) }
      delta[i] = error * scale
    }
  }

  @inlinable public func values(
    single y: Block<Float>, z: Block<Float>?, t: Block<Float>, to loss: Block<Float>
  ) { values(y, z: z, t: t, to: loss) }
  @inlinable public func values(
    double y: Block<Double>, z: Block<Double>?, t: Block<Double>, to loss: Block<Double>
  ) { values(y, z: z, t: t, to: loss) }
  @inlinable public func errors(
    single y: Block<Float>, z: Block<Float>?, t: Block<Float>, to delta: Block<Float>
  ) { errors(y, z: z, t: t, to: delta) }
  @inlinable public func errors(
    double y: Block<Double>, z: Block<Double>?, t: Block<Double>, to delta: Block<Double>
  ) { errors(y, z: z, t: t, to: delta) }
}
