package import Equations
internal import Kernels

extension Losses: HostEquation {
  package func act(on host: Host) -> Act? {
    outputAct(on: host, loss, output, t: t, delta: nil, losses: host.address(losses))
  }

  package func act(fusedWith next: any Equation, on host: Host) -> Act? {
    guard let next = next as? OutputError, next.t == t else { return nil }
    return outputAct(
      on: host, loss, output, t: t, delta: host.address(next.delta),
      losses: host.address(losses))
  }
}

extension OutputError: HostEquation {
  package func act(on host: Host) -> Act? {
    outputAct(on: host, loss, output, t: t, delta: host.address(delta), losses: nil)
  }
}

/// The losses, the output error, or both in one pass: by the short formula for the canonical pairs,
/// by the long one behind any other output that the kernels know.
private func outputAct(
  on host: Host, _ loss: any Loss, _ output: Output, t: Place, delta: UnsafeMutableRawPointer?,
  losses: UnsafeMutableRawPointer?
) -> Act? {
  guard let known = loss as? any HostLoss else { return nil }
  let (y, z, t) = (host.address(output.y), host.address(output.z), host.address(t))
  let (m, step, workers) = (output.y.rows, host.step, host.workers)
  let (outputLoss, mean) = (host.kernels.output_loss, 1 / Double(m))
  func long(_ kind: gr_loss_kind, setting: Double = 0, scale: Double) -> Act {
    let ℓ = gr_loss(kind: kind, setting: setting)
    return Act { outputLoss(workers, y, t, delta, losses, m, step.pointee.count, ℓ, scale) }
  }
  // Where the switch does not return, delta is ∂ℓ/∂y.
  let errors: Act
  switch known.kernel {
  case .crossEntropy where loss.isCanonical(with: output.activation):
    let kernel = host.kernels.softmax_cross_entropy
    return Act { kernel(workers, z, t, y, delta, losses, m, step.pointee.count) }
  case .binaryCrossEntropy where loss.isCanonical(with: output.activation):
    let kernel = host.kernels.sigmoid_cross_entropy
    return Act { kernel(workers, z, t, delta, losses, m, step.pointee.count) }
  case .squaredError(let scale):
    let (kernel, scale) = (host.kernels.squared_error, scale(m))
    errors = Act { kernel(workers, y, t, delta, losses, m, step.pointee.count, scale) }
  case .crossEntropy: errors = long(GR_CROSS_ENTROPY, scale: 1)
  case .binaryCrossEntropy: errors = long(GR_BINARY_CROSS_ENTROPY, scale: mean)
  case .absoluteError: errors = long(GR_ABSOLUTE_ERROR, scale: mean)
  case .huber(let limit): errors = long(GR_HUBER, setting: limit, scale: mean)
  }
  guard let delta, let σ = output.activation else { return errors }
  let derivative = (σ as? any HostActivation).map { (z, $0.function.kernel) }
  let slope = host.slope(of: σ, delta, a: y, derivative, to: delta, rows: m)
  return slope.map { Act([errors, $0]) }
}
