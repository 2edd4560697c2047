internal import Engines
public import Equations
internal import Numerics

/// `n = γ ⊙ (a − μ)/s + β`: each example's numbers brought to mean 0 and variance 1, then to a
/// learned gain and shift (Ba, Kiros, Hinton 2016).
public struct LayerNorm: Layer {
  public static let name = "layer-norm"

  /// Added to the variance.
  public let epsilon: Double

  public init(epsilon: Double = 1e-5) {
    precondition(epsilon >= 0 && epsilon.isFinite, "\(epsilon) cannot be added to a variance")
    self.epsilon = epsilon
  }

  public func write(_ a: Place, into draft: inout Draft) -> Place {
    let γ = draft.parameter("γ", rows: a.rows, columns: 1, initially: Ones(), isWeight: false)
    let β = draft.parameter("β", rows: a.rows, columns: 1, initially: Zeros(), isWeight: false)
    let unit = draft.place("â", rows: a.rows), s = draft.place("s", rows: 1)
    let n = draft.place("n", rows: a.rows), ε = epsilon
    draft.write(
      [Normalize(unit, s, a, epsilon: ε), Scale(n, gain: γ, shift: β, unit)], backwardFrom: n
    ) { dn, draft in
      [
        ScaleGradient(gain: draft.gradient(of: γ), shift: draft.gradient(of: β), dn, unit),
        draft.error(into: a).map { Denormalize($0, dn, gain: γ, unit, s) },
      ]
    }
    return n
  }

  public var description: String { "layer norm" }

  private enum Key: CodingKey { case epsilon }

  public init(from decoder: any Decoder) throws {
    epsilon = try decoder.container(keyedBy: Key.self).decode(Double.self, forKey: .epsilon)
    guard epsilon >= 0, epsilon.isFinite else {
      throw SpellingError("a layer norm cannot add \(epsilon) to the variance")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(epsilon, forKey: .epsilon)
  }
}

/// `â = (a − μ)/s`, `s = √(variance + ε)`, over each example.
struct Normalize: Equation, HostEquation {
  let unit, s, a: Place, epsilon: Double

  init(_ unit: Place, _ s: Place, _ a: Place, epsilon: Double) {
    (self.unit, self.s, self.a, self.epsilon) = (unit, s, a, epsilon)
  }

  var reads: [Place] { [a] }
  var writes: [Place] { [unit, s] }
  var description: String { "\(unit) = (\(a) − μ)/\(s),  \(s) = √(variance + ε)" }
  func operations(batch: Int) -> Int { 5 * a.count(batch: batch) }

  func perform<R: Real>(in memory: Memory<R>) {
    let (unit, s, a) = (memory[unit], memory[s], memory[a])
    let d = R(a.rows)
    for n in 0..<a.columns {
      let a = a.column(n), unit = unit.column(n)
      let μ = (0..<a.count).reduce(R(0)) { $0 + a[$1] } / d
      let variance = (0..<a.count).reduce(R(0)) { $0 + (a[$1] - μ) * (a[$1] - μ) } / d
      s[n] = (variance + R(epsilon)).squareRoot()
      for i in 0..<a.count { unit[i] = (a[i] - μ) / s[n] }
    }
  }

  func act(on host: Host) -> Act? { nil }

  func act(fusedWith next: any Equation, on host: Host) -> Act? {
    guard let next = next as? Scale, next.unit == unit else { return nil }
    return host.normalize(
      unit, s, a, epsilon: epsilon, scaled: next.n, gain: next.gain, shift: next.shift)
  }
}

/// `n = γ ⊙ â + β`
struct Scale: Equation {
  let n, gain, shift, unit: Place

  init(_ n: Place, gain: Place, shift: Place, _ unit: Place) {
    (self.n, self.gain, self.shift, self.unit) = (n, gain, shift, unit)
  }

  var reads: [Place] { [gain, unit, shift] }
  var writes: [Place] { [n] }
  var description: String { "\(n) = \(gain) ⊙ \(unit) + \(shift)" }
  func operations(batch: Int) -> Int { 2 * n.count(batch: batch) }

  func perform<R: Real>(in memory: Memory<R>) {
    let (y, γ, β, unit) = (memory[n], memory[gain], memory[shift], memory[unit])
    for n in 0..<y.columns { for i in 0..<y.rows { y[i, n] = γ[i] * unit[i, n] + β[i] } }
  }
}

/// `∂γ = 1/N (∂n ⊙ â) 1, ∂β = 1/N ∂n 1`
struct ScaleGradient: Equation, HostEquation {
  let gain, shift, dn, unit: Place

  init(gain: Place, shift: Place, _ dn: Place, _ unit: Place) {
    (self.gain, self.shift, self.dn, self.unit) = (gain, shift, dn, unit)
  }

  var reads: [Place] { [dn, unit] }
  var writes: [Place] { [gain, shift] }
  var description: String { "\(gain) = 1/N (\(dn) ⊙ \(unit)) 1,  \(shift) = 1/N \(dn) 1" }
  func operations(batch: Int) -> Int { 3 * dn.count(batch: batch) }

  func perform<R: Real>(in memory: Memory<R>) {
    let (dγ, dβ, dn, unit) = (memory[gain], memory[shift], memory[dn], memory[unit])
    let N = R(dn.columns)
    for i in 0..<dn.rows {
      dγ[i] = (0..<dn.columns).reduce(R(0)) { $0 + dn[i, $1] * unit[i, $1] } / N
      dβ[i] = (0..<dn.columns).reduce(R(0)) { $0 + dn[i, $1] } / N
    }
  }

  func act(on host: Host) -> Act? { host.scaleGradient(gain: gain, shift: shift, dn, unit) }
}

/// `∂a = (g − mean g − â mean(g ⊙ â))/s`, `g = γ ⊙ ∂n`
struct Denormalize: Equation, HostEquation {
  let da, dn, gain, unit, s: Place

  init(_ da: Place, _ dn: Place, gain: Place, _ unit: Place, _ s: Place) {
    (self.da, self.dn, self.gain, self.unit, self.s) = (da, dn, gain, unit, s)
  }

  var reads: [Place] { [dn, gain, unit, s] }
  var writes: [Place] { [da] }
  var description: String {
    "\(da) = (g − mean g − \(unit) mean(g ⊙ \(unit)))/\(s),  g = \(gain) ⊙ \(dn)"
  }
  func operations(batch: Int) -> Int { 8 * da.count(batch: batch) }

  func perform<R: Real>(in memory: Memory<R>) {
    let (da, dn, γ, unit, s) = (memory[da], memory[dn], memory[gain], memory[unit], memory[s])
    let d = R(da.rows)
    for n in 0..<da.columns {
      let mean = (0..<da.rows).reduce(R(0)) { $0 + γ[$1] * dn[$1, n] } / d
      let along = (0..<da.rows).reduce(R(0)) { $0 + γ[$1] * dn[$1, n] * unit[$1, n] } / d
      for i in 0..<da.rows {
        da[i, n] = (γ[i] * dn[i, n] - mean - unit[i, n] * along) / s[n]
      }
    }
  }

  func act(on host: Host) -> Act? { host.denormalize(da, dn, gain: gain, unit, s) }

  func act(fusedWith next: any Equation, on host: Host) -> Act? {
    host.denormalize(da, dn, gain: gain, unit, s, fusedWith: next)
  }
}
