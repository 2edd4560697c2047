public import Equations
public import Numerics

/// A machine that performs equations.
public protocol Engine: Sendable {
  /// Lays out memory and decides, once, how each equation will be performed.
  ///
  /// A plan that only predicts shares the memory of `parameters`, one column with all of them; any
  /// other gets a copy of its own.
  func prepare(_ plan: Plan, parameters: Matrix) -> any Execution
}

/// A plan on a machine, ready for its next step. Not generic: who drives it need not know the
/// machine's numbers. One at a time may drive it.
public protocol Execution: AnyObject {
  var plan: Plan { get }

  /// What the next step is about.
  var step: UnsafeMutablePointer<Step> { get }

  /// The data set whose columns the steps gather, inputs and targets; kept alive until the next call.
  func bind(inputs: Matrix, targets: Matrix?)

  /// Performs the equations, in their order, on the examples that ``step`` names.
  func perform()

  /// All parameters, one column, in the plan's precision.
  var parameters: Matrix { get set }

  /// What is at a place now, column by column; `nil` where this execution does not keep it
  /// (``HostEngine/keepsAll``). Losses, parameters and gradients are always there and, where a plan
  /// does not change its parameters, outputs.
  func values(at place: Place) -> [Double]?

  /// The sum of the losses of the examples of the last step, in their order.
  func summedLosses() -> Double

  /// The columns of `y` of the last step.
  func copyOutputs(to result: inout Matrix, from first: Int)
}
