#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import Numerics

/// `log Γ(x)` for x > 0.
///
/// The C library's function also sets a global sign, which positive arguments never change.
func logGamma(_ x: Double) -> Double { lgamma(x) }

/// `ψ(x) = d log Γ(x)/dx` for x > 0: carried up by ψ(x) = ψ(x + 1) − 1/x, then Stirling's series.
func digamma(_ x: Double) -> Double {
  var (x, sum) = (x, 0.0)
  while x < 12 {
    sum -= 1 / x
    x += 1
  }
  let u = 1 / (x * x)
  // Bernoulli numbers: B₂ₖ/2k
  let series =
    u
    * (1 / 12.0 - u
      * (1 / 120.0 - u
        * (1 / 252.0 - u * (1 / 240.0 - u * (1 / 132.0 - u * (691 / 32760.0 - u / 12))))))
  return sum + .log(x) - 0.5 / x - series
}

/// `ψ′(x)` for x > 0.
func trigamma(_ x: Double) -> Double {
  var (x, sum) = (x, 0.0)
  while x < 12 {
    sum += 1 / (x * x)
    x += 1
  }
  let u = 1 / (x * x)
  // Bernoulli numbers: B₂ₖ
  let series =
    1 / 6.0 - u
    * (1 / 30.0 - u * (1 / 42.0 - u * (1 / 30.0 - u * (5 / 66.0 - u * (691 / 2730.0 - u * 7 / 6)))))
  return sum + 1 / x + 0.5 * u + series * u / x
}
