/// What changes from step to step.
public struct Step {
  /// The number of examples in this batch.
  public var count = 0
  /// Which examples they are, `count` of them; `nil`: `first`, `first + 1`, ….
  public var examples: UnsafePointer<Int32>?
  public var first = 0
  /// x and t of the whole data set, in the plan's precision, one example per column.
  public var inputs: UnsafeRawPointer?
  public var targets: UnsafeRawPointer?
  /// Counted from 1: for Adam's correction and dropout's random numbers.
  public var number = 0
  /// η
  public var rate = 0.0
  /// Keys the random numbers that are drawn during training.
  public var seed: UInt64 = 0

  public init() {}

  /// The data set's column that is the batch's `n`-th.
  @inlinable public func example(_ n: Int) -> Int {
    if let examples { Int(examples[n]) } else { first + n }
  }
}
