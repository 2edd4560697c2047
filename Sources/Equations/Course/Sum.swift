public import Numerics

/// `result = Σ parts`: where several paths meet, forward or backward.
public struct Sum: Equation {
  public let result: Place, parts: [Place]

  public init(_ result: Place, of parts: [Place]) { (self.result, self.parts) = (result, parts) }

  public var reads: [Place] { parts }
  public var writes: [Place] { [result] }
  public var description: String {
    "\(result) = " + parts.map(\.description).joined(separator: " + ")
  }
  public func operations(batch: Int) -> Int { (parts.count - 1) * result.count(batch: batch) }

  public func perform<R: Real>(in memory: Memory<R>) {
    let (result, parts) = (memory[result], parts.map { memory[$0] })
    for i in 0..<result.count { result[i] = parts.reduce(0) { $0 + $1[i] } }
  }
}
