internal import Engines
public import Equations
internal import Numerics

/// Steps divided by the root of the mean square of recent gradients (Tieleman, Hinton 2012):
/// `v ← ρ v + (1 − ρ) ∂w²`, `w ← w − η ∂w/(√v + ε)`.
public struct RMSprop: RuleOptimizer {
  public static let name = "rmsprop"
  public static let summary = "v ← ρ v + (1 − ρ) ∂w²,  w ← w − η ∂w/(√v + ε)"
  public static let settings = [
    Setting<Self>("rate", \.rate, in: 1e-12...1e6),
    Setting<Self>("decay", \.decay, in: 0...1),
    Setting<Self>("epsilon", \.epsilon, in: 0...1),
  ]

  /// η
  public var rate = 0.001
  /// ρ
  public var decay = 0.9
  /// ε
  public var epsilon = 1e-8
  public init() {}

  public func write(into draft: inout Draft) {
    draft.write(
      update: RMSpropStep(
        w: draft.vector("w", .parameters), dw: draft.vector("∂w", .gradients),
        v: draft.state("v"), decay: decay, epsilon: epsilon))
  }
}

/// `v ← ρ v + (1 − ρ) ∂w²`, `w ← w − η ∂w/(√v + ε)`
struct RMSpropStep: Equation, HostEquation {
  let w, dw, v: Place, decay, epsilon: Double

  var reads: [Place] { [w, dw, v] }
  var writes: [Place] { [w, v] }
  var description: String { "v ← ρ v + (1 − ρ) ∂w²,  w ← w − η ∂w/(√v + ε)" }
  func operations(batch: Int) -> Int { 9 * w.rows }

  func perform<R: Real>(in memory: Memory<R>) {
    let (w, dw, v) = (memory[w], memory[dw], memory[v])
    let (η, ρ, ε) = (R(memory.step.pointee.rate), R(decay), R(epsilon))
    for i in 0..<w.rows {
      v[i] = ρ * v[i] + (1 - ρ) * dw[i] * dw[i]
      w[i] -= η * dw[i] / (v[i].squareRoot() + ε)
    }
  }

  func act(on host: Host) -> Act? {
    host.rmsprop(w, dw, v: v, decay: decay, epsilon: epsilon)
  }
}
