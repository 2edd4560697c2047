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

/// The losses, the output error, or both in one pass, for the pairs that the kernels know.
private func outputAct(
  on host: Host, _ loss: any Loss, _ output: Output, t: Place, delta: UnsafeMutableRawPointer?,
  losses: UnsafeMutableRawPointer?
) -> Act? {
  guard let known = loss as? any HostLoss else { return nil }
  let (y, z, t) = (host.address(output.y), host.address(output.z), host.address(t))
  let (m, step, workers) = (output.y.rows, host.step, host.workers)
  switch known.kernel {
  case .crossEntropy where loss.isCanonical(with: output.activation):
    let kernel = host.kernels.softmax_cross_entropy
    return Act { kernel(workers, z, t, y, delta, losses, m, step.pointee.count) }
  case .binaryCrossEntropy where loss.isCanonical(with: output.activation):
    let kernel = host.kernels.sigmoid_cross_entropy
    return Act { kernel(workers, z, t, delta, losses, m, step.pointee.count) }
  case .squaredError(let scale) where output.activation == nil:
    let (kernel, scale) = (host.kernels.squared_error, scale(m))
    return Act { kernel(workers, y, t, delta, losses, m, step.pointee.count, scale) }
  default: return nil
  }
}
