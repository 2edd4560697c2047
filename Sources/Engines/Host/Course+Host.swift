package import Equations
internal import Kernels

extension Gather: HostEquation {
  package func act(on host: Host) -> Act? {
    let (a, rows, step) = (host.address(result), result.rows, host.step)
    let (gather, workers, size) = (host.kernels.gather, host.workers, host.kernels.size)
    let isInput = source.region == .inputs, isInPlace = result == host.inputInPlace
    return Act {
      guard let x = isInput ? step.pointee.inputs : step.pointee.targets else { return }
      if let examples = step.pointee.examples {
        gather(workers, x, examples, a, rows, step.pointee.count)
      } else if !isInPlace {
        // Safe: the step names columns of the bound data, as many as the plan's batch at most.
        a.copyMemory(
          from: x + step.pointee.first * rows * size, byteCount: step.pointee.count * rows * size)
      }
    }
  }
}

extension Affine: HostEquation {
  package func act(on host: Host) -> Act? {
    act(on: host, z: host.address(z), y: nil, slope: nil, .identity)
  }

  package func act(fusedWith next: any Equation, on host: Host) -> Act? {
    guard let activate = host.activation(of: self, next) else { return nil }
    let y = host.address(activate.a), h = activate.function
    return switch host.use(of: z) {
    case .kept: act(on: host, z: host.address(z), y: y, slope: nil, h)
    case .holdsSlope: act(on: host, z: nil, y: y, slope: host.address(z), h)
    case .unused: act(on: host, z: nil, y: y, slope: nil, h)
    }
  }

  private func act(
    on host: Host, z: UnsafeMutableRawPointer?, y: UnsafeMutableRawPointer?,
    slope: UnsafeMutableRawPointer?, _ h: HostFunction
  ) -> Act {
    let (W, b, x) = (host.address(weights), host.address(bias), host.address(a))
    let (m, k, step, function) = (self.z.rows, a.rows, host.step, h.kernel)
    let (affine, workers, size) = (host.kernels.affine, host.workers, host.kernels.size)
    if a == host.inputInPlace {
      return Act {
        let count = step.pointee.count, first = step.pointee.first * k * size
        let inputs = step.pointee.examples == nil ? step.pointee.inputs : nil
        // Safe: the bound data hold `count` columns from `first` on.
        affine(
          workers, W, b, inputs.map { $0 + first } ?? UnsafeRawPointer(x), z, y, slope, m, k, count,
          function)
      }
    }
    return Act { affine(workers, W, b, x, z, y, slope, m, k, step.pointee.count, function) }
  }
}

extension Gradient: HostEquation {
  package func act(on host: Host) -> Act? {
    let (δ, x) = (host.address(delta), host.address(a))
    let (dW, db) = (host.address(weights), host.address(bias))
    let (m, k, step) = (delta.rows, a.rows, host.step)
    let (gradient, workers) = (host.kernels.gradient, host.workers)
    return Act {
      let n = step.pointee.count
      gradient(workers, δ, x, dW, db, m, k, n, 1 / Double(n))
    }
  }
}

extension Backpropagate: HostEquation {
  package func act(on host: Host) -> Act? {
    act(on: host, to: da, nil, HostFunction.identity.kernel)
  }

  package func act(fusedWith next: any Equation, on host: Host) -> Act? {
    guard let slope = host.slope(in: next, from: da), let h = host.derivative(in: slope) else {
      return nil
    }
    return act(on: host, to: slope.delta, h.x, h.function)
  }

  private func act(
    on host: Host, to result: Place, _ x: UnsafeMutableRawPointer?, _ h: gr_function
  ) -> Act {
    let (W, δ, out) = (host.address(weights), host.address(delta), host.address(result))
    let (m, k, step) = (delta.rows, da.rows, host.step)
    let (backpropagate, workers) = (host.kernels.backpropagate, host.workers)
    return Act { backpropagate(workers, W, δ, x, out, m, k, step.pointee.count, h) }
  }
}

extension Activate: HostEquation {
  package func act(on host: Host) -> Act? {
    let (z, a, rows, step) = (host.address(z), host.address(a), a.rows, host.step)
    let workers = host.workers
    if h is any HostSoftmax {
      let softmax = host.kernels.softmax
      return Act { softmax(workers, z, a, rows, step.pointee.count) }
    }
    guard let function = (h as? any HostActivation)?.function.kernel else { return nil }
    let activate = host.kernels.activate
    return Act { activate(workers, z, a, rows * step.pointee.count, function) }
  }
}

/// The activation that a kernel knows column by column.
package protocol HostSoftmax: Activation {}

extension Slope: HostEquation {
  package func act(on host: Host) -> Act? {
    host.slope(
      of: h, host.address(da), a: host.address(a), host.derivative(in: self),
      to: host.address(delta), rows: delta.rows)
  }
}

extension Sum: HostEquation {
  package func act(on host: Host) -> Act? {
    guard parts.count == 2 else { return nil }
    let (x, y, sum) = (host.address(parts[0]), host.address(parts[1]), host.address(result))
    let (rows, step, add, workers) = (result.rows, host.step, host.kernels.add, host.workers)
    return Act { add(workers, x, y, sum, rows * step.pointee.count) }
  }
}

extension Penalize: HostEquation {
  package func act(on host: Host) -> Act? {
    let (W, dW, count, λ) = (
      host.address(weights), host.address(gradient), weights.count(batch: 1), lambda
    )
    let (penalize, workers) = (host.kernels.penalize, host.workers)
    return Act { penalize(workers, W, dW, count, λ) }
  }
}
