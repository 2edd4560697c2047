public import Equations

/// The solvers that can be named: one line each.
public enum Solvers {
  public static let catalogue = Catalogue<any Solver>(
    "solver",
    [
      NewtonSolver.self,
      LimitedBFGSSolver.self,
      GradientDescentSolver.self,
      AdamSolver.self,
    ])
}
