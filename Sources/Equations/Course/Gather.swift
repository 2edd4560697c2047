public import Numerics

/// `a⁽⁰⁾ = x` for the examples of this batch.
public struct Gather: Equation {
  public let result, source: Place

  public init(_ result: Place, from source: Place) { (self.result, self.source) = (result, source) }

  public var reads: [Place] { [source] }
  public var writes: [Place] { [result] }
  public var description: String { "\(result) = \(source)[batch]" }
  public func operations(batch: Int) -> Int { 0 }
  public func traffic(batch: Int) -> Int { 2 * result.count(batch: batch) }

  public func perform<R: Real>(in memory: Memory<R>) {
    let a = memory[result]
    guard let x = memory.data(source) else { return }
    for n in 0..<a.columns {
      let example = memory.step.pointee.example(n)
      for i in 0..<a.rows { a[i, n] = x[i + example * a.rows] }
    }
  }
}
