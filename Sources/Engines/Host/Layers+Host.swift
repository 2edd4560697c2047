package import Equations
internal import Kernels
package import Numerics

// The layers without weights that the kernels know. Where one sends its error on to an activation,
// h′ is multiplied in the same pass.
extension Host {
  /// `result = source ⊙ m/(1 − p)`; m is 0 where `random` draws less than p for a position.
  ///
  /// `nil` only where `next` is given and cannot be performed in the same pass.
  package func mask(
    _ result: Place, _ source: Place, probability p: Double,
    random: @escaping (Step) -> RandomSource, fusedWith next: (any Equation)? = nil
  ) -> Act? {
    guard let end = end(of: result, in: next) else { return nil }
    let (a, d, z, h) = (address(source), end.result, end.z, end.h)
    let (rows, step, dropout, workers) = (result.rows, step, kernels.dropout, workers)
    return Act {
      let (count, key) = (rows * step.pointee.count, random(step.pointee).key)
      dropout(workers, a, z, d, count, p, key, h)
    }
  }

  /// `unit = (a − μ)/s`, `s = √(variance + ε)`, `scaled = γ ⊙ unit + β`
  package func normalize(
    _ unit: Place, _ s: Place, _ a: Place, epsilon ε: Double, scaled: Place, gain: Place,
    shift: Place
  ) -> Act {
    // Stored only if the way back reads them.
    let kept = fusion.isKept(unit, fused: 1) ? address(unit) : nil
    let spread = address(s)
    let (a, y, γ, β) = (address(a), address(scaled), address(gain), address(shift))
    let (rows, step, normalize, workers) = (scaled.rows, step, kernels.normalize, workers)
    return Act { normalize(workers, a, γ, β, kept, spread, y, rows, step.pointee.count, ε) }
  }

  /// `∂γ = 1/N (∂n ⊙ unit) 1`, `∂β = 1/N ∂n 1`
  package func scaleGradient(gain: Place, shift: Place, _ dn: Place, _ unit: Place) -> Act {
    let (dn, unit, dγ, dβ) = (address(dn), address(unit), address(gain), address(shift))
    let (rows, step, scaleGradient, workers) = (gain.rows, step, kernels.scale_gradient, workers)
    return Act {
      let n = step.pointee.count
      scaleGradient(workers, dn, unit, dγ, dβ, rows, n, 1 / Double(n))
    }
  }

  /// `da = (g − mean g − unit mean(g ⊙ unit))/s`, `g = γ ⊙ ∂n`
  ///
  /// `nil` only where `next` is given and cannot be performed in the same pass.
  package func denormalize(
    _ da: Place, _ dn: Place, gain: Place, _ unit: Place, _ s: Place,
    fusedWith next: (any Equation)? = nil
  ) -> Act? {
    guard let end = end(of: da, in: next) else { return nil }
    let (dn, γ, unit, s) = (address(dn), address(gain), address(unit), address(s))
    let (result, z, h, rows) = (end.result, end.z, end.h, da.rows)
    let (step, denormalize, workers) = (step, kernels.denormalize, workers)
    return Act { denormalize(workers, dn, γ, unit, s, z, result, rows, step.pointee.count, h) }
  }

  /// Where a pass ends that forms `da`: there or, if `next` is the slope that alone reads it, at
  /// that equation's result. `nil`: `next` is something else.
  private func end(of da: Place, in next: (any Equation)?) -> (
    result: UnsafeMutableRawPointer, z: UnsafeMutableRawPointer?, h: gr_function
  )? {
    guard let next else { return (address(da), nil, HostFunction.identity.kernel) }
    guard let slope = slope(in: next, from: da), let h = derivative(in: slope) else { return nil }
    return (address(slope.delta), h.x, h.function)
  }
}
