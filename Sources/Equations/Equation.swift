public import Numerics

/// One line of the course, with places for its letters: what a plan lists, an engine performs and an
/// explainer prints.
public protocol Equation: Sendable, CustomStringConvertible {
  var reads: [Place] { get }
  var writes: [Place] { get }

  /// The definition, in plain loops. `ReferenceEngine` performs this; other engines may know a faster
  /// way to the same numbers.
  func perform<R: Real>(in memory: Memory<R>)

  /// Additions, multiplications and functions for a batch of `batch` examples. By default one for
  /// each number written.
  func operations(batch: Int) -> Int

  // The definition, compiled for one type of number: generic code reached through an existential
  // is not specialized. The defaults are all that is ever needed.
  func performInSingle(_ memory: Memory<Float>)
  func performInDouble(_ memory: Memory<Double>)
}

extension Equation {
  @inlinable public func performInSingle(_ memory: Memory<Float>) { perform(in: memory) }
  @inlinable public func performInDouble(_ memory: Memory<Double>) { perform(in: memory) }

  public func operations(batch: Int) -> Int {
    writes.reduce(0) { $0 + $1.count(batch: batch) }
  }

  /// Numbers moved, if every place is read or written once.
  public func traffic(batch: Int) -> Int {
    (reads + writes).reduce(0) { $0 + $1.count(batch: batch) }
  }
}
