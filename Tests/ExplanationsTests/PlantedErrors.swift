import Equations
import Networks
import Numerics

// Parts as a user registers them, each right but for one derivative, which is off by a thousandth.

/// h with `1.001 h′`.
struct WrongSlope<Base: ElementwiseActivation>: ElementwiseActivation {
  static var name: String { "wrong-\(Base.name)" }
  static var summary: String { Base.summary }
  private let base: Base

  init() { base = Base() }

  func value<R: Real>(_ z: R) -> R { base.value(z) }
  func derivative<R: Real>(_ z: R) -> R { base.derivative(z) * R(1.001) }
}

/// An activation of whole columns with 1.001 of its error.
struct WrongJacobian<Base: Activation>: Activation {
  static var name: String { "wrong-\(Base.name)" }
  static var summary: String { Base.summary }
  private let base: Base

  init() { base = Base() }

  func apply<R: Real>(_ z: Block<R>, to a: Block<R>) { base.apply(z, to: a) }
  func backpropagate<R: Real>(_ da: Block<R>, z: Block<R>, a: Block<R>, to delta: Block<R>) {
    base.backpropagate(da, z: z, a: a, to: delta)
    for i in 0..<delta.count { delta[i] *= R(1.001) }
  }
}

/// ℓ with `1.001 ∂ℓ/∂y`, never canonical.
struct WrongLoss<Base: Loss>: Loss {
  static var name: String { "wrong-\(Base.name)" }
  static var summary: String { Base.summary }
  static var averagesOutputs: Bool { Base.averagesOutputs }
  private let base: Base

  init() { base = Base() }

  func formula(_ y: String, _ t: String) -> String { base.formula(y, t) }
  func value<R: Real>(_ y: R, _ t: R) -> R { base.value(y, t) }
  func derivative<R: Real>(_ y: R, _ t: R) -> R { base.derivative(y, t) * R(1.001) }
}

enum Planted {
  static func wrong(_ h: any Activation) -> any Activation {
    func slope<H: ElementwiseActivation>(_ h: H) -> any Activation { WrongSlope<H>() }
    func jacobian<H: Activation>(_ h: H) -> any Activation { WrongJacobian<H>() }
    if let h = h as? any ElementwiseActivation { return slope(h) }
    return jacobian(h)
  }

  static func wrong(_ loss: any Loss) -> any Loss {
    func wrong<L: Loss>(_ loss: L) -> any Loss { WrongLoss<L>() }
    return wrong(loss)
  }
}

/// `s = g ⊙ a` with a gradient that is off by a thousandth.
struct WrongGain: Layer {
  static let name = "wrong-gain"
  var description: String { "gain" }

  func write(_ a: Place, into draft: inout Draft) -> Place {
    let g = draft.parameter("g", rows: a.rows, columns: 1, initially: Ones(), isWeight: false)
    let s = draft.place("s", rows: a.rows)
    draft.write([Multiply(result: s, g: g, a: a)], backwardFrom: s) { ds, draft in
      [
        WrongGradient(dg: draft.gradient(of: g), ds: ds, a: a),
        draft.error(into: a).map { Multiply(result: $0, g: g, a: ds) },
      ]
    }
    return s
  }
}

private struct Multiply: Equation {
  let result, g, a: Place
  var reads: [Place] { [g, a] }
  var writes: [Place] { [result] }
  var description: String { "\(result) = \(g) ⊙ \(a)" }
  func perform<R: Real>(in memory: Memory<R>) {
    let (result, g, a) = (memory[result], memory[g], memory[a])
    for n in 0..<a.columns { for i in 0..<a.rows { result[i, n] = g[i] * a[i, n] } }
  }
}

private struct WrongGradient: Equation {
  let dg, ds, a: Place
  var reads: [Place] { [ds, a] }
  var writes: [Place] { [dg] }
  var description: String { "\(dg) = 1/N (\(ds) ⊙ \(a)) 1" }
  func perform<R: Real>(in memory: Memory<R>) {
    let (dg, ds, a) = (memory[dg], memory[ds], memory[a])
    for i in 0..<a.rows {
      dg[i] =
        (0..<a.columns).reduce(R(0)) { $0 + ds[i, $1] * a[i, $1] } * R(1.001) / R(a.columns)
    }
  }
}
