public import Numerics

/// `∂W ← ∂W + λ W`: the gradient of λ/2 ‖W‖², for weights, never for biases.
public struct Penalize: Equation {
  public let gradient, weights: Place, lambda: Double

  public init(_ gradient: Place, weights: Place, lambda: Double) {
    (self.gradient, self.weights, self.lambda) = (gradient, weights, lambda)
  }

  public var reads: [Place] { [gradient, weights] }
  public var writes: [Place] { [gradient] }
  public var description: String { "\(gradient) ← \(gradient) + λ \(weights)" }
  public func operations(batch: Int) -> Int { 2 * weights.count(batch: batch) }

  public func perform<R: Real>(in memory: Memory<R>) {
    let (dW, W, λ) = (memory[gradient], memory[weights], R(lambda))
    for i in 0..<W.count { dW[i] += λ * W[i] }
  }
}
