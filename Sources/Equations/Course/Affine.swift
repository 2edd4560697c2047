public import Numerics

/// `z = W a + b`
public struct Affine: Equation {
  public let z, weights, bias, a: Place

  public init(_ z: Place, weights: Place, bias: Place, _ a: Place) {
    (self.z, self.weights, self.bias, self.a) = (z, weights, bias, a)
  }

  public var reads: [Place] { [weights, a, bias] }
  public var writes: [Place] { [z] }
  public var description: String { "\(z) = \(weights) \(a) + \(bias)" }
  public func operations(batch: Int) -> Int { 2 * z.rows * a.rows * batch }

  public func perform<R: Real>(in memory: Memory<R>) {
    let (z, W, b, a) = (memory[z], memory[weights], memory[bias], memory[a])
    for n in 0..<z.columns {
      for j in 0..<z.rows {
        var sum = b[j]
        for i in 0..<a.rows { sum += W[j, i] * a[i, n] }
        z[j, n] = sum
      }
    }
  }
}

/// `∂W = 1/N δ aᵀ, ∂b = 1/N δ 1`
public struct Gradient: Equation {
  public let weights, bias, delta, a: Place

  public init(weights: Place, bias: Place, _ delta: Place, _ a: Place) {
    (self.weights, self.bias, self.delta, self.a) = (weights, bias, delta, a)
  }

  public var reads: [Place] { [delta, a] }
  public var writes: [Place] { [weights, bias] }
  public var description: String {
    "\(weights) = 1/N \(delta) \(a)ᵀ,  \(bias) = 1/N \(delta) 1"
  }
  public func operations(batch: Int) -> Int { 2 * delta.rows * (a.rows + 1) * batch }

  public func perform<R: Real>(in memory: Memory<R>) {
    let (dW, db, δ, a) = (memory[weights], memory[bias], memory[delta], memory[a])
    // Stored with 1/N, so that every sum over examples is a mean.
    let scale = 1 / R(δ.columns)
    for j in 0..<δ.rows {
      db[j] = scale * (0..<δ.columns).reduce(0) { $0 + δ[j, $1] }
      for i in 0..<a.rows {
        dW[j, i] = scale * (0..<δ.columns).reduce(0) { $0 + δ[j, $1] * a[i, $1] }
      }
    }
  }
}

/// `∂a = Wᵀ δ`
public struct Backpropagate: Equation {
  public let da, weights, delta: Place

  public init(_ da: Place, weights: Place, _ delta: Place) {
    (self.da, self.weights, self.delta) = (da, weights, delta)
  }

  public var reads: [Place] { [weights, delta] }
  public var writes: [Place] { [da] }
  public var description: String { "\(da) = \(weights)ᵀ \(delta)" }
  public func operations(batch: Int) -> Int { 2 * da.rows * delta.rows * batch }

  public func perform<R: Real>(in memory: Memory<R>) {
    let (da, W, δ) = (memory[da], memory[weights], memory[delta])
    for n in 0..<da.columns {
      for i in 0..<da.rows {
        var sum: R = 0
        for j in 0..<δ.rows { sum += W[j, i] * δ[j, n] }
        da[i, n] = sum
      }
    }
  }
}
