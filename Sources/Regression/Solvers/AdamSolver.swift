public import Equations
internal import Numerics

/// Adam (Kingma, Ba 2015) with a rate that fades, on all rows at once.
public struct AdamSolver: Solver {
  public static let name = "adam"
  public static let summary = "means of the slope and its square"
  public static var settings: [Setting<Self>] {
    [Setting("rate", \.rate, in: 1e-6...10), Setting("steps", \.steps, in: 1...1e6)]
  }
  public var rate = 0.1
  public var steps = 4000.0
  public init() {}

  public func minimize(_ objective: SolverObjective, from start: [Double]) -> [Double] {
    var x = start
    var mean = [Double](repeating: 0, count: x.count), square = mean
    var (unbias1, unbias2) = (1.0, 1.0)
    for step in 0..<Int(steps) {
      let slope = objective.evaluate(x).slope
      // From `rate` to a millionth of it.
      let η = rate * .exp(-14 * Double(step) / steps)
      unbias1 *= 0.9
      unbias2 *= 0.999
      for j in x.indices {
        mean[j] = 0.9 * mean[j] + 0.1 * slope[j]
        square[j] = 0.999 * square[j] + 0.001 * slope[j] * slope[j]
        let s = (square[j] / (1 - unbias2)).squareRoot() + 1e-12
        x[j] -= η * mean[j] / (1 - unbias1) / s
      }
    }
    return x
  }
}
