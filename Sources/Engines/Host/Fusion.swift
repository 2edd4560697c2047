internal import Equations
internal import Kernels

/// Which neighbors in a plan the host performs together, and what it then need not store.
///
/// Between a product and the elementwise equation behind it z, or ∂a, stays in the first-level cache.
/// The way back needs h′(z), not z: the way forward stores that in z's place, where most of what it
/// takes is at hand. ReLU's is read off a.
struct Fusion {
  /// What becomes of a z whose product is fused with its activation.
  enum Use { case kept, holdsSlope, unused }

  private var uses: [Place: Use] = [:]
  private var readers: [Place: [any Equation]] = [:]
  private let keepsAll: Bool

  /// With `keepsAll`, neighbors are performed together only where that loses nothing.
  init(_ plan: Plan, keepsAll: Bool) {
    self.keepsAll = keepsAll
    for equation in plan.equations {
      for place in equation.reads { readers[place, default: []].append(equation) }
    }
    for (equation, next) in zip(plan.equations, plan.equations.dropFirst()) {
      if let affine = equation as? Affine, let h = activation(of: affine, next)?.function {
        uses[affine.z] = use(of: affine.z, h)
      }
    }
  }

  func use(of z: Place) -> Use { uses[z] ?? .kept }

  private func use(of z: Place, _ h: HostFunction) -> Use {
    let others = readers[z, default: []].filter { !($0 is Activate) }
    if keepsAll || !others.allSatisfy({ ($0 as? Slope)?.z == z }) { return .kept }
    return others.isEmpty || h.hasSlopeOfOutput || h == .identity ? .unused : .holdsSlope
  }

  /// Whether an equation's result must be stored, if `fused` of its readers do not need it.
  func isKept(_ place: Place, fused: Int) -> Bool {
    keepsAll || readers[place, default: []].count > fused
  }

  /// Whether the first product alone reads a⁽⁰⁾, so that it may as well read x where that stands.
  func readsInPlace(_ input: Place) -> Bool {
    !keepsAll && readers[input, default: []].count == 1 && readers[input]?.first is Affine
  }

  /// What is lost where an equation is performed with the next.
  func unkept(by equation: any Equation, with next: any Equation) -> [Place] {
    equation.writes.filter {
      if let use = uses[$0] { return use != .kept }
      return next.reads.contains($0) && !isKept($0, fused: 1)
    }
  }

  /// The activation to perform with a product.
  func activation(of affine: Affine, _ next: any Equation) -> (a: Place, function: HostFunction)? {
    guard let next = next as? Activate, next.z == affine.z, let h = next.h as? any HostActivation
    else { return nil }
    return (next.a, h.function)
  }

  /// The slope to perform with the equation that forms `da`, if nobody else reads that.
  func slope(in next: any Equation, from da: Place) -> Slope? {
    guard !isKept(da, fused: 1), let next = next as? Slope, next.da == da,
      next.h is any HostActivation
    else { return nil }
    return next
  }
}

extension Host {
  func use(of z: Place) -> Fusion.Use { fusion.use(of: z) }
  func activation(of affine: Affine, _ next: any Equation) -> (a: Place, function: HostFunction)? {
    fusion.activation(of: affine, next)
  }
  func slope(in next: any Equation, from da: Place) -> Slope? { fusion.slope(in: next, from: da) }

  /// `δ = ∂a ⊙ h′(z)` or, for softmax, `(∂a/∂z)ᵀ ∂a`; `delta` may be `da`. `nil` where no kernel
  /// knows h.
  func slope(
    of h: any Activation, _ da: UnsafeMutableRawPointer, a: UnsafeMutableRawPointer,
    _ derivative: (x: UnsafeMutableRawPointer, function: gr_function)?,
    to delta: UnsafeMutableRawPointer, rows: Int
  ) -> Act? {
    let (step, workers) = (step, workers)
    if h is any HostSoftmax {
      let slope = kernels.softmax_slope
      return Act { slope(workers, da, a, delta, rows, step.pointee.count) }
    }
    guard let (x, function) = derivative else { return nil }
    let slope = kernels.slope
    return Act { slope(workers, da, x, delta, rows * step.pointee.count, function) }
  }

  /// What h′(z) is a function of, and which; `nil`: the kernels do not know it.
  func derivative(in slope: Slope) -> (x: UnsafeMutableRawPointer, function: gr_function)? {
    guard let h = (slope.h as? any HostActivation)?.function else { return nil }
    return switch use(of: slope.z) {
    case .kept: (address(slope.z), h.kernel)
    case .holdsSlope: (address(slope.z), gr_function(kind: GR_GIVEN, setting: 0))
    case .unused: (address(slope.a), h.kernel)
    }
  }
}

extension HostFunction {
  /// Whether h′(z) is the same function of h(z): where h keeps the sign and h′ asks for no more.
  var hasSlopeOfOutput: Bool {
    switch self {
    case .relu: true
    case .leakyReLU(let slope): slope >= 0
    default: false
    }
  }
}
