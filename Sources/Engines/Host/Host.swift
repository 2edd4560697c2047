internal import Equations
internal import Kernels
internal import Numerics

/// What an equation needs to become an act: kernels, workers, and the addresses of its places.
///
/// Addresses are raw, so that one piece of code serves both precisions: the kernels are those of the
/// memory's numbers.
package struct Host {
  let kernels: gr_kernels
  let workers: OpaquePointer?
  let step: UnsafeMutablePointer<Step>
  private let bases: [UnsafeMutableRawPointer]
  let fusion: Fusion
  /// a⁽⁰⁾, if it is copied only where the step names examples one by one.
  let inputInPlace: Place?

  init<R: Real>(
    _ plan: Plan, _ memory: Memory<R>, kernels: gr_kernels, threads: Int, fusion: Fusion
  ) {
    self.kernels = kernels
    workers = threads > 1 ? WorkerPool.shared(threads) : nil
    step = memory.step
    bases = memory.addresses
    self.fusion = fusion
    inputInPlace = fusion.readsInPlace(plan.input) ? plan.input : nil
  }

  /// Safe as long as the execution lives for which it was made; acts belong to it.
  func address(_ place: Place) -> UnsafeMutableRawPointer {
    bases[place.region.rawValue] + place.offset * kernels.size
  }
}

extension HostFunction {
  var kernel: gr_function {
    switch self {
    case .identity: gr_function(kind: GR_IDENTITY, setting: 0)
    case .sigmoid: gr_function(kind: GR_SIGMOID, setting: 0)
    case .tanh: gr_function(kind: GR_TANH, setting: 0)
    case .relu: gr_function(kind: GR_RELU, setting: 0)
    case .swish: gr_function(kind: GR_SWISH, setting: 0)
    case .gelu: gr_function(kind: GR_GELU, setting: 0)
    case .selu: gr_function(kind: GR_SELU, setting: 0)
    case .mish: gr_function(kind: GR_MISH, setting: 0)
    case .softplus: gr_function(kind: GR_SOFTPLUS, setting: 0)
    case .leakyReLU(let slope): gr_function(kind: GR_LEAKY_RELU, setting: slope)
    case .elu(let alpha): gr_function(kind: GR_ELU, setting: alpha)
    }
  }
}
