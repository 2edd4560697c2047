internal import Numerics

/// How a model is fitted; the usual ones suit nearly every model.
public struct FittingOptions: Sendable {
  public var solver: any Solver = NewtonSolver()
  public var penalty = Penalty.none
  /// The most steps that are tried.
  public var stepLimit = 100
  /// How many threads share the rows; the result is the same to the last bit for any number.
  public var threads = Threads.available

  public init() {}
}
