internal import Equations

/// Steps against the slope, as long as still go downhill.
public struct GradientDescentSolver: Solver {
  public static let name = "gradient-descent"
  public static let summary = "steps against the slope"
  public init() {}

  public func minimize(_ objective: SolverObjective, from start: [Double]) -> [Double] {
    var x = start
    var (value, slope) = objective.evaluate(x)
    var rate = 1.0
    for _ in 0..<100_000 {
      let square = dot(slope, slope)
      guard square.squareRoot() > 1e-9 * max(1, abs(value)) else { break }
      var hasMoved = false
      for _ in 0..<60 {
        let there = zip(x, slope).map { $0 - rate * $1 }
        let (v, g) = objective.evaluate(there)
        if v <= value - 0.5 * rate * square {
          (x, value, slope, hasMoved) = (there, v, g, true)
          rate *= 1.5
          break
        }
        rate /= 2
      }
      guard hasMoved else { break }
    }
    return x
  }
}
