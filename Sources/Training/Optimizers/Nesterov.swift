public import Equations

/// Momentum with the gradient looked at ahead: `v ← μ v + ∂w`, `w ← w − η (∂w + μ v)` (Nesterov
/// 1983, in the form of Sutskever, Martens, Dahl, Hinton 2013).
public struct Nesterov: RuleOptimizer {
  public static let name = "nesterov"
  public static let summary = "v ← μ v + ∂w,  w ← w − η (∂w + μ v)"
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
        v: draft.state("v"), momentum: momentum, looksAhead: true))
  }
}
