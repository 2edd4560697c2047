internal import Engines
public import Equations
internal import Numerics

/// `w ← w − η ∂w`
public struct GradientDescent: RuleOptimizer {
  public static let name = "gradient-descent"
  public static let summary = "w ← w − η ∂w"
  public static let settings = [Setting<Self>("rate", \.rate, in: 1e-12...1e6)]

  /// η
  public var rate = 0.1
  public init() {}

  public func write(into draft: inout Draft) {
    draft.write(
      update: Descend(w: draft.vector("w", .parameters), dw: draft.vector("∂w", .gradients)))
  }
}

/// `w ← w − η ∂w`
struct Descend: Equation, HostEquation {
  let w, dw: Place

  var reads: [Place] { [w, dw] }
  var writes: [Place] { [w] }
  var description: String { "w ← w − η ∂w" }
  func operations(batch: Int) -> Int { 2 * w.rows }

  func perform<R: Real>(in memory: Memory<R>) {
    let (w, dw, η) = (memory[w], memory[dw], R(memory.step.pointee.rate))
    for i in 0..<w.rows { w[i] -= η * dw[i] }
  }

  func act(on host: Host) -> Act? { host.descend(w, dw) }
}
