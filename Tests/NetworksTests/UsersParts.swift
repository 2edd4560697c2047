import Equations
import Networks
import Numerics

// Parts as a user of the library writes them, with nothing but what is public.

/// `z/(1 + |z|)`
struct Softsign: ElementwiseActivation {
  static let name = "users-softsign"
  static let summary = "z/(1 + |z|)"

  func value<R: Real>(_ z: R) -> R { z / (1 + abs(z)) }
  func derivative<R: Real>(_ z: R) -> R { 1 / ((1 + abs(z)) * (1 + abs(z))) }
}

/// `e²/(1 + e²)`, e = y − t: outliers hardly count (Geman, McClure 1985).
struct GemanMcClure: Loss {
  static let name = "users-geman-mcclure"
  static let summary = "e²/(1 + e²), averaged over the outputs"
  static let averagesOutputs = true
  func formula(_ y: String, _ t: String) -> String { "e²/(1 + e²), e = \(y) − \(t)" }

  func value<R: Real>(_ y: R, _ t: R) -> R {
    let e = y - t
    return e * e / (1 + e * e)
  }
  func derivative<R: Real>(_ y: R, _ t: R) -> R {
    let e = y - t
    return 2 * e / ((1 + e * e) * (1 + e * e))
  }
}

/// `s = g ⊙ a`: a learned gain for each number.
struct Gain: Layer {
  static let name = "users-gain"
  /// What the gains are in the beginning.
  var start = 1.0

  func write(_ a: Place, into draft: inout Draft) -> Place {
    draft.beginLayer()
    let g = draft.parameter(
      "g", rows: a.rows, columns: 1, initially: start == 0 ? Zeros() : Ones(), isWeight: false)
    let s = draft.place("s", rows: a.rows)
    draft.write([Multiply(result: s, g: g, a: a)], backwardFrom: s) { ds, draft in
      [
        GainGradient(dg: draft.gradient(of: g), ds: ds, a: a),
        draft.error(into: a).map { Multiply(result: $0, g: g, a: ds) },
      ]
    }
    return s
  }

  var description: String { "gain" }
}

/// `s = g ⊙ a`, and backward `∂a = g ⊙ ∂s`
struct Multiply: Equation {
  let result, g, a: Place

  var reads: [Place] { [g, a] }
  var writes: [Place] { [result] }
  var description: String { "\(result) = \(g) ⊙ \(a)" }

  func perform<R: Real>(in memory: Memory<R>) {
    let (result, g, a) = (memory[result], memory[g], memory[a])
    for n in 0..<a.columns { for i in 0..<a.rows { result[i, n] = g[i] * a[i, n] } }
  }
}

/// `∂g = 1/N (∂s ⊙ a) 1`
struct GainGradient: Equation {
  let dg, ds, a: Place

  var reads: [Place] { [ds, a] }
  var writes: [Place] { [dg] }
  var description: String { "\(dg) = 1/N (\(ds) ⊙ \(a)) 1" }

  func perform<R: Real>(in memory: Memory<R>) {
    let (dg, ds, a) = (memory[dg], memory[ds], memory[a])
    for i in 0..<a.rows {
      dg[i] = (0..<a.columns).reduce(R(0)) { $0 + ds[i, $1] * a[i, $1] } / R(a.columns)
    }
  }
}
