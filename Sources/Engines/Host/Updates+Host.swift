package import Equations
internal import Kernels

// The rules of descent that the kernels know; the rate is the step's.
extension Host {
  /// `w ← w − η ∂w`
  package func descend(_ w: Place, _ dw: Place) -> Act {
    let (w, g, count, step) = (address(w), address(dw), w.rows, step)
    let (descend, workers) = (kernels.descend, workers)
    return Act { descend(workers, w, g, count, step.pointee.rate) }
  }

  /// `v ← μ v + ∂w`, `w ← w − η v`; looking ahead, `w ← w − η (∂w + μ v)`.
  package func momentum(
    _ w: Place, _ dw: Place, v: Place, momentum μ: Double, looksAhead: Bool
  ) -> Act {
    let (w, g, v, count, step) = (address(w), address(dw), address(v), w.rows, step)
    let (momentum, workers) = (kernels.momentum, workers)
    return Act { momentum(workers, w, g, v, count, step.pointee.rate, μ, looksAhead) }
  }

  /// `v ← ρ v + (1 − ρ) ∂w²`, `w ← w − η ∂w/(√v + ε)`
  package func rmsprop(
    _ w: Place, _ dw: Place, v: Place, decay ρ: Double, epsilon ε: Double
  ) -> Act {
    let (w, g, v, count, step) = (address(w), address(dw), address(v), w.rows, step)
    let (rmsprop, workers) = (kernels.rmsprop, workers)
    return Act { rmsprop(workers, w, g, v, count, step.pointee.rate, ρ, ε) }
  }

  /// `m ← β₁ m + (1 − β₁) ∂w`, `v ← β₂ v + (1 − β₂) ∂w²`, `w ← w − η m̂/(√v̂ + ε)`
  package func adam(
    _ w: Place, _ dw: Place, m: Place, v: Place, beta1 β1: Double, beta2 β2: Double,
    epsilon ε: Double
  ) -> Act {
    let (w, g, m, v, count) = (address(w), address(dw), address(m), address(v), w.rows)
    let (adam, workers, step) = (kernels.adam, workers, step)
    return Act {
      let t = Int64(step.pointee.number)
      adam(workers, w, g, m, v, count, step.pointee.rate, β1, β2, ε, t)
    }
  }
}
