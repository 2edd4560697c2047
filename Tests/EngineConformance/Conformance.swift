import Engines
import Equations
import Networks
import Numerics
import Testing

/// ‖a − b‖/‖b‖
private func distance(_ a: [Double], _ b: [Double]) -> Double {
  let squares = zip(a, b).reduce((0.0, 0.0)) {
    ($0.0 + ($1.0 - $1.1) * ($1.0 - $1.1), $0.1 + $1.1 * $1.1)
  }
  return squares.1 == 0 ? squares.0.squareRoot() : (squares.0 / squares.1).squareRoot()
}

private func conforms(_ c: Case, _ engine: HostEngine, within tolerance: Double) {
  // The same numbers for both: rounded to the network's precision first.
  let reference = evaluate(c, on: ReferenceEngine()), host = evaluate(c, on: engine)
  #expect(abs(reference.loss - host.loss) <= tolerance * max(1, abs(reference.loss)))
  for parameter in c.network.layout {
    let range = parameter.place.offset..<parameter.place.offset + parameter.count
    let off = distance(Array(host.gradient[range]), Array(reference.gradient[range]))
    #expect(off <= tolerance, "\(parameter.place)")
  }
}

@Suite("the host engine's gradients are the reference engine's")
struct Conformance {
  @Test(arguments: HostEngine.instructionSets, Case.all(.single))
  func inSingle(_ instructionSet: String, _ c: Case) throws {
    conforms(c, try #require(HostEngine(instructionSet: instructionSet)), within: 2e-6)
  }

  @Test(arguments: HostEngine.instructionSets, Case.all(.double))
  func inDouble(_ instructionSet: String, _ c: Case) throws {
    conforms(c, try #require(HostEngine(instructionSet: instructionSet)), within: 1e-12)
  }

  @Test("any number of threads gives the same bits", arguments: Case.all(.single))
  func threads(_ c: Case) {
    let one = evaluate(c, on: HostEngine(threads: 1)), two = evaluate(c, on: HostEngine(threads: 2))
    #expect(one.gradient == two.gradient && one.loss == two.loss)
  }
}
