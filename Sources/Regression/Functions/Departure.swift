internal import Numerics

/// `x log(x/m) + m − x ≥ 0`, of which every deviance is made: 0 at x = m, m at x = 0.
///
/// Near m, where the three terms cancel, it is summed as a series in (x − m)/(x + m) (Loader 2000,
/// "Fast and accurate computation of binomial probabilities"). `difference` is x − m, for a caller
/// who has it with more digits.
func departure(_ x: Double, from m: Double, difference: Double) -> Double {
  guard x > 0 else { return m }
  guard abs(difference) < 0.1 * (x + m) else { return x * .log(x / m) - difference }
  let v = difference / (x + m)
  var sum = difference * v
  var term = 2 * x * v
  for k in 1..<200 {
    term *= v * v
    let next = sum + term / Double(2 * k + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}

func departure(_ x: Double, from m: Double) -> Double { departure(x, from: m, difference: x - m) }
