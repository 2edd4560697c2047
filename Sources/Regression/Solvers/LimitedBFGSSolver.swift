internal import Equations

/// L-BFGS: the curvature of the last steps stands in for second derivatives (Nocedal 1980).
public struct LimitedBFGSSolver: Solver {
  public static let name = "l-bfgs"
  public static let summary = "curvature from the last 10 steps"
  public init() {}

  public func minimize(_ objective: SolverObjective, from start: [Double]) -> [Double] {
    var x = start
    var (value, slope) = objective.evaluate(x)
    var pairs: [(s: [Double], y: [Double], ρ: Double)] = []
    for _ in 0..<2000 {
      guard norm(slope) > 1e-13 * max(1, abs(value)) else { break }
      var d = direction(slope, pairs)
      var descent = dot(d, slope)
      if !(descent < 0) {
        pairs = []
        d = slope.map { -$0 }
        descent = -dot(slope, slope)
      }
      var length = pairs.isEmpty ? min(1, 1 / norm(slope)) : 1
      var moved: (x: [Double], value: Double, slope: [Double])?
      for _ in 0..<40 {
        let there = zip(x, d).map { $0 + length * $1 }
        let (v, g) = objective.evaluate(there)
        // Near the end values differ in rounding only, and the slope decides.
        let isLower = v <= value + 1e-4 * length * descent
        let isFlatter = abs(v - value) <= 1e-13 * abs(value) && abs(dot(g, d)) < abs(descent)
        if isLower || isFlatter {
          moved = (there, v, g)
          break
        }
        length /= 2
      }
      guard let moved else { break }
      let s = zip(moved.x, x).map { $0 - $1 }, y = zip(moved.slope, slope).map { $0 - $1 }
      let curvature = dot(s, y)
      if curvature > 1e-300 {
        pairs.append((s, y, 1 / curvature))
        if pairs.count > 10 { pairs.removeFirst() }
      }
      (x, value, slope) = moved
    }
    return x
  }

  /// −H g by the two loops over the remembered steps.
  private func direction(
    _ slope: [Double], _ pairs: [(s: [Double], y: [Double], ρ: Double)]
  ) -> [Double] {
    var q = slope
    var factors: [Double] = []
    for pair in pairs.reversed() {
      let α = pair.ρ * dot(pair.s, q)
      factors.append(α)
      q = zip(q, pair.y).map { $0 - α * $1 }
    }
    if let last = pairs.last {
      let scale = dot(last.s, last.y) / dot(last.y, last.y)
      q = q.map { scale * $0 }
    }
    for (pair, α) in zip(pairs, factors.reversed()) {
      let β = pair.ρ * dot(pair.y, q)
      q = zip(q, pair.s).map { $0 + (α - β) * $1 }
    }
    return q.map { -$0 }
  }
}

func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
