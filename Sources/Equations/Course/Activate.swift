public import Numerics

/// `a = h(z)`
public struct Activate: Equation {
  public let a: Place, h: any Activation, z: Place

  public init(_ a: Place, _ h: any Activation, _ z: Place) {
    (self.a, self.h, self.z) = (a, h, z)
  }

  public var reads: [Place] { [z] }
  public var writes: [Place] { [a] }
  public var description: String { "\(a) = \(h.symbol)(\(z))" }

  public func perform<R: Real>(in memory: Memory<R>) {
    let (z, a) = (memory[z], memory[a])
    if let z = z.double, let a = a.double { h.apply(double: z, to: a) }
    if let z = z.single, let a = a.single { h.apply(single: z, to: a) }
  }
}

/// `δ = ∂a ⊙ h′(z)`, where `a = h(z)`; for softmax, whose outputs depend on one another,
/// `δ = (∂a/∂z)ᵀ ∂a`.
public struct Slope: Equation {
  public let delta, da: Place, h: any Activation, z, a: Place

  public init(_ delta: Place, _ da: Place, _ h: any Activation, z: Place, a: Place) {
    (self.delta, self.da, self.h, self.z, self.a) = (delta, da, h, z, a)
  }

  public var reads: [Place] { [da, z, a] }
  public var writes: [Place] { [delta] }
  public var description: String {
    h is any ElementwiseActivation
      ? "\(delta) = \(da) ⊙ \(h.symbol)′(\(z))" : "\(delta) = (∂\(h.symbol)/∂\(z))ᵀ \(da)"
  }
  public func operations(batch: Int) -> Int { 2 * delta.count(batch: batch) }

  public func perform<R: Real>(in memory: Memory<R>) {
    h.backpropagate(memory[da], atZ: memory[z], a: memory[a], to: memory[delta])
  }
}

extension Activation {
  /// Finds the code compiled for `R`.
  func backpropagate<R: Real>(
    _ da: Block<R>, atZ z: Block<R>, a: Block<R>, to delta: Block<R>
  ) {
    if let da = da.double, let z = z.double, let a = a.double, let delta = delta.double {
      backpropagate(double: da, z: z, a: a, to: delta)
    }
    if let da = da.single, let z = z.single, let a = a.single, let delta = delta.single {
      backpropagate(single: da, z: z, a: a, to: delta)
    }
  }
}
