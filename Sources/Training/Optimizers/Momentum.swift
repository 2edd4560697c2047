internal import Engines
public import Equations
internal import Numerics

/// Steps that keep part of the last one: `v ← μ v + ∂w`, `w ← w − η v` (Polyak 1964).
public struct Momentum: RuleOptimizer {
  public static let name = "momentum"
  public static let summary = "v ← μ v + ∂w,  w ← w − η v"
  public static let settings = [
    Setting<Self>("rate", \.rate, in: 1e-12...1e6),
    Setting<Self>("momentum", \.momentum, in: 0...1),
  ]

  /// η
  public var rate = 0.01
  /// μ
  public var momentum = 0.9
  public init() {}

  public func write(into draft: inout Draft) {
    draft.write(
      update: MomentumStep(
        w: draft.vector("w", .parameters), dw: draft.vector("∂w", .gradients),
        v: draft.state("v"), momentum: momentum, looksAhead: false))
  }
}

/// `v ← μ v + ∂w`, `w ← w − η v`; looking ahead, `w ← w − η (∂w + μ v)`.
struct MomentumStep: Equation, HostEquation {
  let w, dw, v: Place, momentum: Double, looksAhead: Bool

  var reads: [Place] { [w, dw, v] }
  var writes: [Place] { [w, v] }
  var description: String {
    "v ← μ v + ∂w,  w ← w − η " + (looksAhead ? "(∂w + μ v)" : "v")
  }
  func operations(batch: Int) -> Int { (looksAhead ? 6 : 4) * w.rows }

  func perform<R: Real>(in memory: Memory<R>) {
    let (w, dw, v) = (memory[w], memory[dw], memory[v])
    let (η, μ) = (R(memory.step.pointee.rate), R(momentum))
    for i in 0..<w.rows {
      v[i] = μ * v[i] + dw[i]
      w[i] -= η * (looksAhead ? dw[i] + μ * v[i] : v[i])
    }
  }

  func act(on host: Host) -> Act? {
    host.momentum(w, dw, v: v, momentum: momentum, looksAhead: looksAhead)
  }
}
