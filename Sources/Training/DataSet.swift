public import Numerics

/// Examples to learn from: inputs and targets, one example per column.
public struct DataSet: Sendable {
  public let inputs: Matrix
  public let targets: Matrix
  public var count: Int { inputs.columns }

  public init(inputs: Matrix, targets: Matrix) {
    precondition(
      inputs.columns == targets.columns,
      "\(inputs.columns) examples cannot have \(targets.columns) targets")
    (self.inputs, self.targets) = (inputs, targets)
  }

  /// The examples at `positions`, in that order.
  public func selecting(_ positions: [Int]) -> DataSet {
    DataSet(
      inputs: inputs.selecting(columns: positions), targets: targets.selecting(columns: positions))
  }
}
