package import Equations
internal import Kernels

// The rules of descent that the kernels know; the rate is the step's.
extension Host {
  /// `w ← w − η ∂w`
  package func descend(_ w: Place, _ dw: Place) -> Act {
    update(w, dw) { rule($0, GR_DESCEND) }
  }

  /// `v ← μ v + ∂w`, `w ← w − η v`; looking ahead, `w ← w − η (∂w + μ v)`.
  package func momentum(
    _ w: Place, _ dw: Place, v: Place, momentum μ: Double, looksAhead: Bool
  ) -> Act {
    update(w, dw, v: v) { rule($0, looksAhead ? GR_NESTEROV : GR_MOMENTUM, decay: μ) }
  }

  /// `v ← ρ v + (1 − ρ) ∂w²`, `w ← w − η ∂w/(√v + ε)`
  package func rmsprop(
    _ w: Place, _ dw: Place, v: Place, decay ρ: Double, epsilon ε: Double
  ) -> Act {
    update(w, dw, v: v) { rule($0, GR_RMSPROP, decay: ρ, epsilon: ε) }
  }

  /// `m ← β₁ m + (1 − β₁) ∂w`, `v ← β₂ v + (1 − β₂) ∂w²`, `w ← w − η m̂/(√v̂ + ε)`
  package func adam(
    _ w: Place, _ dw: Place, m: Place, v: Place, beta1 β1: Double, beta2 β2: Double,
    epsilon ε: Double
  ) -> Act {
    update(w, dw, m: m, v: v) { gr_adam($0.pointee.rate, β1, β2, ε, Int64($0.pointee.number)) }
  }

  private func update(
    _ w: Place, _ dw: Place, m: Place? = nil, v: Place? = nil,
    by rule: @escaping (UnsafeMutablePointer<Step>) -> gr_rule
  ) -> Act {
    let (w, g, count, step) = (address(w), address(dw), w.rows, step)
    let (m, v) = (m.map(address), v.map(address))
    let (update, workers) = (kernels.update, workers)
    return Act {
      var rule = rule(step)
      update(workers, &rule, w, g, m, v, count)
    }
  }
}

private func rule(
  _ step: UnsafeMutablePointer<Step>, _ kind: gr_rule_kind, decay: Double = 0,
  epsilon: Double = 0
) -> gr_rule {
  gr_rule(
    kind: kind, rate: step.pointee.rate, decay: decay, decay2: 0, epsilon: epsilon, unbias: 1)
}
