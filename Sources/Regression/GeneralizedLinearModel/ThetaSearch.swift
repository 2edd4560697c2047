internal import Numerics

/// θ of the negative binomial at given means, by Newton's method on log θ.
struct ThetaSearch {
  let responses, weights, means: [Double]
  let label: String

  init(_ likelihood: Likelihood, means: [Double], label: String) {
    responses = likelihood.response.values
    weights = likelihood.weights ?? [Double](repeating: 1, count: responses.count)
    (self.means, self.label) = (means, label)
  }

  /// To what part of itself θ can be known: the likelihood flattens out as 1/θ² towards Poisson's.
  static func tolerance(at θ: Double) -> Double { 1e-12 * max(1, 0.01 * θ * θ) }

  /// The log-likelihood's first and second derivative by θ.
  private func slopes(at θ: Double) -> (first: Double, second: Double) {
    var (first, second) = (0.0, 0.0)
    for ((y, μ), a) in zip(zip(responses, means), weights) where a > 0 {
      let sum = θ + μ
      // log(θ/(θ + μ)) + (μ − y)/(θ + μ)
      let (ψ, ψ1) = Self.rises(of: y, at: θ)
      first += a * (ψ - .log1p(μ / θ) + (μ - y) / sum)
      second += a * (ψ1 + μ / (θ * sum) - (μ - y) / (sum * sum))
    }
    return (first, second)
  }

  /// ψ(θ + y) − ψ(θ), and the same of ψ′; for a small count a sum without cancellation.
  private static func rises(of y: Double, at θ: Double) -> (Double, Double) {
    guard y <= 64, y == y.rounded() else {
      return (
        GammaFunction.digamma(θ + y) - GammaFunction.digamma(θ),
        GammaFunction.trigamma(θ + y) - GammaFunction.trigamma(θ)
      )
    }
    var (first, second) = (0.0, 0.0)
    for k in 0..<Int(y) {
      let term = 1 / (θ + Double(k))
      first += term
      second -= term * term
    }
    return (first, second)
  }

  /// - Throws: ``RegressionError`` where the counts vary no more than Poisson's, so that θ is
  ///   infinite.
  func run(from start: Double) throws(RegressionError) -> Double {
    var θ = start > 0 ? start : momentEstimate
    for _ in 0..<200 {
      guard θ < 1e8 else { break }
      let (first, second) = slopes(at: θ)
      // In t = log θ: dℓ/dt = θ ℓ′, d²ℓ/dt² = θ ℓ′ + θ² ℓ″
      let slope = θ * first, curvature = θ * first + θ * θ * second
      var step = curvature < 0 ? -slope / curvature : (slope > 0 ? 1 : -1)
      step = min(max(step, -2), 2)
      θ *= .exp(step)
      if abs(step) <= 1e-14 { return θ }
      if abs(step) <= 100 * Self.tolerance(at: θ) {
        // One more step squares what is left; rounding would keep it from ever being zero.
        let (first, second) = slopes(at: θ)
        let curvature = θ * first + θ * θ * second
        return curvature < 0 ? θ * .exp(-θ * first / curvature) : θ
      }
    }
    throw RegressionError(
      at: label, "the counts vary no more than Poisson's, so that theta grows for ever",
      remedy: "take --family poisson")
  }

  private var momentEstimate: Double {
    var (excess, squares) = (0.0, 0.0)
    for ((y, μ), a) in zip(zip(responses, means), weights) where a > 0 {
      excess += a * ((y - μ) * (y - μ) - μ)
      squares += a * μ * μ
    }
    return excess > 0 ? min(max(squares / excess, 1e-3), 1e4) : 1e4
  }
}
