public import Equations

/// How the coefficients of a regression are searched for; all find the same ones.
///
/// Whichever is chosen, the last step, the standard errors and the tests are Newton's.
public protocol Solver: Part {
  /// The least point of `objective`, from `start`.
  func minimize(_ objective: SolverObjective, from start: [Double]) -> [Double]
}

/// A function of β to be made small, with its slope; β is scaled so that its columns have size one.
public struct SolverObjective {
  /// The value and the slope at a point; the value is infinite where the function is not defined.
  public let evaluate: ([Double]) -> (value: Double, slope: [Double])
  public init(_ evaluate: @escaping ([Double]) -> (value: Double, slope: [Double])) {
    self.evaluate = evaluate
  }
}
