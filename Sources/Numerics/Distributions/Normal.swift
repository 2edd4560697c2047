/// The standard normal distribution.
public struct Normal: Distribution {
  public init() {}

  /// `e^(−x²/2) / √2π`
  public func density(_ x: Double) -> Double { .exp(-0.5 * x * x) * 0.398942280401432677939946 }

  public func cumulative(_ x: Double) -> Double { survival(-x) }

  /// `½ erfc(x/√2)`
  public func survival(_ x: Double) -> Double {
    let z = x * 0.5.squareRoot()
    let p = 0.5 * .erfc(z)
    guard x > 1, p > 0 else { return p }
    // z is off x/√2 by (x²/2 − z²)/2z, and far out erfc(z) falls by 2z + 1/z for each unit of z.
    let (half, square) = (0.5 * x * x, z * z)
    let rounded = 0.5 * (-x * x).addingProduct(x, x) - (-square).addingProduct(z, z)
    let error = (half - square + rounded) / (2 * z)
    return p * (1 - error * (2 * z + 1 / z))
  }

  public func quantile(_ p: Double) -> Double { -quantile(survival: p) }

  public func quantile(survival p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    // 1 − p loses nothing from ½ on.
    guard p <= 0.5 else { return -quantile(survival: 1 - p) }
    guard p > 0 else { return .infinity }
    return p > 0.25 ? central(0.5 - p) : tail(p)
  }

  /// x with P(0 < X < x) = p, by Newton's steps.
  private func central(_ p: Double) -> Double {
    var x = p / 0.398942280401432677939946
    for _ in 0..<6 {
      // φ(x) (x + x³/3 + x⁵/3·5 + …)
      var (sum, term, k) = (x, x, 3.0)
      while term > 1e-17 * sum {
        term *= x * x / k
        sum += term
        k += 2
      }
      x += p / density(x) - sum
    }
    return x
  }

  /// x with P(X > x) = p, by Newton's steps of log P.
  private func tail(_ p: Double) -> Double {
    // Within 0.003 (Abramowitz, Stegun 26.2.22).
    let t = (-2 * .log(p)).squareRoot()
    var x = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t))
    for _ in 0..<4 {
      let q = survival(x)
      guard q > 0, density(x) > 0 else { break }
      x += (.log(q) - .log(p)) * q / density(x)
    }
    return x
  }
}
