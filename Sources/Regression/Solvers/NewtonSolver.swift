internal import Equations

/// Newton's method: a few steps, each of which solves equations with the second derivatives.
public struct NewtonSolver: Solver {
  public static let name = "newton"
  public static let summary = "second derivatives: a few steps to the last digit"
  public init() {}

  /// Second derivatives are what a likelihood has and an objective has not: the start is kept, and
  /// the last steps that follow any solver are Newton's own.
  public func minimize(_ objective: SolverObjective, from start: [Double]) -> [Double] { start }
}
