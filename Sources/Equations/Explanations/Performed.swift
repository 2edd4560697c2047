public import Numerics

/// An equation that was performed, and its numbers: copies, which later equations do not change.
public struct Performed: Sendable {
  public let equation: any Equation
  /// N, the examples of the step, and which they were.
  public let examples: [Int]
  /// t and η of the step.
  public let number: Int, rate: Double
  /// Keys the step's random numbers.
  public let seed: UInt64
  private let before, after: [Place: Matrix]

  /// Copies what `equation` reads, performs it, and copies what it has written.
  public init(performing equation: any Equation, in memory: Memory<Double>) {
    let step = memory.step.pointee
    self.equation = equation
    (examples, number, rate, seed) = (
      (0..<step.count).map(step.example), step.number, step.rate, step.seed
    )
    before = Self.copies(of: equation.reads, in: memory)
    equation.performInDouble(memory)
    after = Self.copies(of: equation.writes, in: memory)
  }

  /// What was at a place that the equation reads, before it was performed.
  public func read(_ place: Place) -> Matrix? { before[place] }

  /// What is at a place that the equation writes, after it was performed.
  public func written(_ place: Place) -> Matrix? { after[place] }

  /// The data set is not the plan's own memory: what is read of it is written by ``Gather``.
  private static func copies(of places: [Place], in memory: Memory<Double>) -> [Place: Matrix] {
    var copies: [Place: Matrix] = [:]
    for place in places where place.region != .inputs && place.region != .targets {
      let block = memory[place]
      copies[place] = Matrix(
        rows: block.rows, columns: block.columns, (0..<block.count).map { block[$0] })
    }
    return copies
  }
}

extension Matrix {
  /// Each number of this matrix changed by `function`.
  package func map(_ function: (Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns, values.map(function))
  }
}
