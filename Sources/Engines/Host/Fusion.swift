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
  /// Places that the host does not fill.
  private(set) var unkept: Set<Place> = []
  private var readers: [Place: [any Equation]] = [:]
  private let isOn: Bool

  /// Without fusing, `isOn` false, every equation is performed by itself.
  init(_ plan: Plan, isOn: Bool) {
    self.isOn = isOn
    for equation in plan.equations {
      for place in equation.reads { readers[place, default: []].append(equation) }
    }
    for (equation, next) in zip(plan.equations, plan.equations.dropFirst()) {
      if let affine = equation as? Affine, let h = activation(of: affine, next)?.function {
        uses[affine.z] = use(of: affine.z, h)
        if uses[affine.z] != .kept { unkept.insert(affine.z) }
      }
      if let back = equation as? Backpropagate, slope(of: back, next) != nil {
        unkept.insert(back.da)
      }
    }
  }

  func use(of z: Place) -> Use { uses[z] ?? .kept }

  private func use(of z: Place, _ h: HostFunction) -> Use {
    let others = readers[z, default: []].filter { !($0 is Activate) }
    guard others.allSatisfy({ ($0 as? Slope)?.z == z }) else { return .kept }
    return others.isEmpty || h.hasSlopeOfOutput || h == .identity ? .unused : .holdsSlope
  }

  /// The activation to perform with a product.
  func activation(of affine: Affine, _ next: any Equation) -> (a: Place, function: HostFunction)? {
    guard isOn, let next = next as? Activate, next.z == affine.z,
      let h = next.h as? any HostActivation
    else { return nil }
    return (next.a, h.function)
  }

  /// The slope to perform with a product, if nobody else reads what lies between them.
  func slope(of back: Backpropagate, _ next: any Equation) -> Slope? {
    guard isOn, let next = next as? Slope, next.da == back.da, readers[back.da]?.count == 1,
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
  func slope(of back: Backpropagate, _ next: any Equation) -> Slope? {
    fusion.slope(of: back, next)
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
  fileprivate var hasSlopeOfOutput: Bool {
    switch self {
    case .relu: true
    case .leakyReLU(let slope): slope >= 0
    default: false
    }
  }
}
