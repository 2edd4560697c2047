public import Numerics

/// The loss ℓ of each example.
public struct Losses: Equation {
  public let losses: Place, loss: any Loss, output: Output, t: Place

  public init(_ losses: Place, _ loss: any Loss, _ output: Output, t: Place) {
    (self.losses, self.loss, self.output, self.t) = (losses, loss, output, t)
  }

  public var reads: [Place] { [output.y, output.z, t] }
  public var writes: [Place] { [losses] }
  public var description: String {
    "\(losses) = \(type(of: loss).averagesOutputs ? "1/K " : "")Σ \(loss.formula("\(output.y)", "\(t)"))"
  }
  public func operations(batch: Int) -> Int { 3 * t.count(batch: batch) }

  public func perform<R: Real>(in memory: Memory<R>) {
    let (y, t, ℓ) = (memory[output.y], memory[t], memory[losses])
    let z = loss.isCanonical(with: output.activation) ? memory[output.z] : nil
    if let y = y.double, let t = t.double, let ℓ = ℓ.double {
      loss.values(double: y, z: z?.double, t: t, to: ℓ)
    }
    if let y = y.single, let t = t.single, let ℓ = ℓ.single {
      loss.values(single: y, z: z?.single, t: t, to: ℓ)
    }
  }
}

/// The output error `δ = ∂ℓ/∂z`, where `y = σ(z)`.
///
/// For a canonical pair of loss and output the chain rule collapses to `y − t`; otherwise it is the
/// long one, `(∂ℓ/∂y) ⊙ σ′(z)`.
public struct OutputError: Equation {
  public let delta: Place, loss: any Loss, output: Output, t: Place

  public init(_ delta: Place, _ loss: any Loss, _ output: Output, t: Place) {
    (self.delta, self.loss, self.output, self.t) = (delta, loss, output, t)
  }

  /// Whether it is `y − t`.
  public var isCanonical: Bool { loss.isCanonical(with: output.activation) }

  public var reads: [Place] { [output.y, output.z, t] }
  public var writes: [Place] { [delta] }
  public var description: String {
    let averaged = type(of: loss).averagesOutputs && delta.rows > 1 ? "1/K " : ""
    if isCanonical {
      return averaged.isEmpty
        ? "\(delta) = \(output.y) − \(t)" : "\(delta) = \(averaged)(\(output.y) − \(t))"
    }
    guard let σ = output.activation else { return "\(delta) = \(averaged)∂ℓ/∂\(output.y)" }
    return σ is any ElementwiseActivation
      ? "\(delta) = \(averaged)∂ℓ/∂\(output.y) ⊙ \(σ.symbol)′(\(output.z))"
      : "\(delta) = (∂\(σ.symbol)/∂\(output.z))ᵀ \(averaged)∂ℓ/∂\(output.y)"
  }
  public func operations(batch: Int) -> Int { 2 * delta.count(batch: batch) }

  public func perform<R: Real>(in memory: Memory<R>) {
    let (δ, y, z, t) = (memory[delta], memory[output.y], memory[output.z], memory[t])
    if let δ = δ.double, let y = y.double, let t = t.double {
      loss.errors(double: y, z: isCanonical ? z.double : nil, t: t, to: δ)
    }
    if let δ = δ.single, let y = y.single, let t = t.single {
      loss.errors(single: y, z: isCanonical ? z.single : nil, t: t, to: δ)
    }
    if !isCanonical, let σ = output.activation { σ.backpropagate(δ, atZ: z, a: y, to: δ) }
  }
}

/// Where a network ends: `y = σ(z)`; without σ, y is z.
public struct Output: Sendable {
  public let y, z: Place
  public let activation: (any Activation)?
}
