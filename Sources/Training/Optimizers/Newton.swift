internal import Equations
internal import Networks
internal import Numerics

/// Newton–Raphson for networks without hidden layers, that is, for regressions: each step goes to
/// the minimum of the parabola that the loss looks like, `w ← w − H⁻¹ ∂w`, halved while it does not
/// lead down. Iteratively reweighted least squares is the same step.
public struct Newton: SearchOptimizer {
  public static let name = "newton"
  public static let summary = "w ← w − H⁻¹ ∂w, for networks without hidden layers"
  public init() {}

  /// The most parameters: H has their square, and solving takes their cube.
  public static let largest = 2_000

  public func objection(to objective: Objective) -> String? {
    let network = objective.network
    guard network.layers.count == 1, let dense = network.layers[0] as? Dense else {
      return "newton is for networks without hidden layers"
    }
    guard Curvature(objective.loss, dense) != nil else {
      return "newton needs a loss and an output that belong together, such as softmax with "
        + "cross-entropy, not \(dense.activation.spelling) with \(objective.loss.spelling)"
    }
    guard network.parameters.count <= Self.largest else {
      return "newton is for at most \(Self.largest) parameters, and this network has "
        + "\(network.parameters.count); use adam"
    }
    return nil
  }

  public func search(for objective: Objective) -> any Search { NewtonSearch(objective) }
}

private final class NewtonSearch: Search {
  private let objective: Objective
  private let curvature: Curvature?
  private var known: (w: [Double], loss: Double, gradient: [Double])?

  init(_ objective: Objective) {
    self.objective = objective
    curvature = (objective.network.layers[0] as? Dense).flatMap { Curvature(objective.loss, $0) }
  }

  func improve(_ w: inout [Double]) -> Double? {
    let isFirst = known == nil
    let here = known?.w == w ? known : nil
    let (loss, gradient) = here.map { ($0.loss, $0.gradient) } ?? objective(w)
    guard loss.isFinite else { return loss }
    let hessian = curvature?.hessian(objective, at: w)
    guard let step = hessian?.solve(gradient) else { return nil }
    let decrease = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
    // Half the Newton decrement is what is left to gain.
    if decrease / 2 <= 1e-15 * (1 + abs(loss)) {
      // The loss cannot show it any more. Near an optimum the gradient can: it falls with its square.
      let candidate = zip(w, step).map { $0 - $1 }
      let (there, slope) = objective(candidate)
      if largest(slope) < largest(gradient) / 10 {
        w = candidate
        return settle(w, there, slope)
      }
      return isFirst ? settle(w, loss, gradient) : nil
    }
    var size = 1.0
    for _ in 0..<30 {
      let candidate = zip(w, step).map { $0 - size * $1 }
      let (better, slope) = objective(candidate)
      if better <= loss - 1e-4 * size * decrease {
        w = candidate
        return settle(w, better, slope)
      }
      size /= 2
    }
    return isFirst ? settle(w, loss, gradient) : nil
  }

  private func largest(_ gradient: [Double]) -> Double { gradient.reduce(0) { max($0, abs($1)) } }

  private func settle(_ w: [Double], _ loss: Double, _ gradient: [Double]) -> Double {
    known = (w, loss, gradient)
    return loss
  }
}

/// ∂²ℓ/∂z² of one example, for the pairs of output and loss that are regressions.
private enum Curvature {
  /// The same for all outputs: identity.
  case constant(Double)
  /// `y (1 − y)`, divided by the number of outputs: sigmoid with binary cross-entropy.
  case binomial
  /// `diag(y) − y yᵀ`: softmax with cross-entropy.
  case multinomial

  init?(_ loss: any Loss, _ dense: Dense) {
    switch (loss, dense.activation) {
    case (is HalfSquaredError, is Identity): self = .constant(1)
    case (is MeanSquaredError, is Identity): self = .constant(2 / Double(dense.outputs))
    case (is BinaryCrossEntropy, is Sigmoid): self = .binomial
    case (is CrossEntropy, is Softmax): self = .multinomial
    default: return nil
    }
  }

  /// Whether it is anything but 0 for two different outputs.
  private var couplesOutputs: Bool {
    if case .multinomial = self { true } else { false }
  }

  /// Of outputs j and k, at y.
  private func callAsFunction(_ y: [Double], _ j: Int, _ k: Int) -> Double {
    switch self {
    case .constant(let c): j == k ? c : 0
    case .binomial: j == k ? y[j] * (1 - y[j]) / Double(y.count) : 0
    case .multinomial: (j == k ? y[j] : 0) - y[j] * y[k]
    }
  }

  /// The mean over the examples, in the order of the parameters: `[W b]`, column by column, seen
  /// through x̃ = (x, 1). `H[(j, i), (k, l)] = 1/N Σ ∂²ℓ/∂zⱼ∂zₖ x̃ᵢ x̃ₗ`, and λ on the diagonal of W.
  func hessian(_ objective: Objective, at w: [Double]) -> SymmetricMatrix {
    let (x, y) = (objective.data.inputs, objective.outputs(w))
    let (m, d) = (y.rows, x.rows + 1)
    var result = SymmetricMatrix(count: m * d)
    // For each pair of outputs a weighted sum of x̃ x̃ᵀ.
    for j in 0..<m {
      for k in 0...j where j == k || couplesOutputs {
        let weights = (0..<y.columns).map { self(y.column($0), j, k) }
        let products = x.weightedProducts(weights)
        for i in 0..<d {
          for l in 0..<d { result[j + i * m, k + l * m] = products[i + l * d] / Double(y.columns) }
        }
      }
    }
    for range in objective.weights { for i in range { result[i, i] += objective.l2 } }
    return result
  }
}
