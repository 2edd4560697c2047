internal import Engines
public import Equations
internal import Numerics

/// Steps of a size that each weight earns by itself (Kingma, Ba 2015).
public struct Adam: RuleOptimizer {
  public static let name = "adam"
  public static let summary = "m, v: running means of ∂w and ∂w²,  w ← w − η m̂/(√v̂ + ε)"
  public static let settings = [
    Setting<Self>("rate", \.rate, in: 1e-12...1e6),
    Setting<Self>("beta1", \.beta1, in: 0...0.999999999),
    Setting<Self>("beta2", \.beta2, in: 0...0.999999999),
    Setting<Self>("epsilon", \.epsilon, in: 0...1),
  ]

  /// η
  public var rate = 0.001
  /// β₁, β₂
  public var beta1 = 0.9, beta2 = 0.999
  /// ε
  public var epsilon = 1e-8
  public init() {}

  public func write(into draft: inout Draft) {
    draft.write(
      update: AdamStep(
        w: draft.vector("w", .parameters), dw: draft.vector("∂w", .gradients),
        m: draft.state("m"), v: draft.state("v"), beta1: beta1, beta2: beta2, epsilon: epsilon))
  }
}

/// `m ← β₁ m + (1 − β₁) ∂w`, `v ← β₂ v + (1 − β₂) ∂w²`, `w ← w − η m̂/(√v̂ + ε)`, where
/// `m̂ = m/(1 − β₁ᵏ)`, `v̂ = v/(1 − β₂ᵏ)` at step k.
struct AdamStep: Equation, HostEquation {
  let w, dw, m, v: Place, beta1, beta2, epsilon: Double

  var reads: [Place] { [w, dw, m, v] }
  var writes: [Place] { [w, m, v] }
  var description: String {
    "m ← β₁ m + (1 − β₁) ∂w,  v ← β₂ v + (1 − β₂) ∂w²,  w ← w − η m̂/(√v̂ + ε)"
  }
  func operations(batch: Int) -> Int { 14 * w.rows }

  func perform<R: Real>(in memory: Memory<R>) {
    let (w, dw, m, v) = (memory[w], memory[dw], memory[m], memory[v])
    let (β1, β2, ε, η) = (R(beta1), R(beta2), R(epsilon), R(memory.step.pointee.rate))
    let k = Double(memory.step.pointee.number)
    let (c1, c2) = (R(1 - Self.power(beta1, k)), R(1 - Self.power(beta2, k)))
    for i in 0..<w.rows {
      m[i] = β1 * m[i] + (1 - β1) * dw[i]
      v[i] = β2 * v[i] + (1 - β2) * dw[i] * dw[i]
      w[i] -= η * (m[i] / c1) / ((v[i] / c2).squareRoot() + ε)
    }
  }

  static func power(_ β: Double, _ t: Double) -> Double {
    β == 0 ? 0 : Double.exp(t * Double.log(β))
  }

  func act(on host: Host) -> Act? {
    host.adam(w, dw, m: m, v: v, beta1: beta1, beta2: beta2, epsilon: epsilon)
  }
}
