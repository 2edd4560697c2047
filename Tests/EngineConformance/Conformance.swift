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

  @Test(
    "neighbors performed together or each by itself: the same bits",
    arguments: HostEngine.instructionSets, Case.all(.single) + Case.all(.double))
  func fusion(_ instructionSet: String, _ c: Case) throws {
    var engine = try #require(HostEngine(instructionSet: instructionSet))
    let fused = evaluate(c, on: engine)
    engine.keepsAll = true
    let apart = evaluate(c, on: engine)
    #expect(fused.gradient == apart.gradient && fused.loss == apart.loss)
  }

  @Test("what is not kept is said, and kept when asked for")
  func kept() throws {
    let network = Network(inputs: 3, layers: [Dense(4, .tanh), Dense(2, .softmax)])
    let plan = network.plan(for: .training, batch: 5, loss: .crossEntropy)
    let z = try #require(plan.equations.compactMap { $0 as? Affine }.first?.z)
    let x = Matrix(rows: 3, columns: 5, precision: .single, (0..<15).map { Double($0) / 7 - 1 })
    let t = Matrix(rows: 2, columns: 5, precision: .single, [1, 0, 0, 1, 1, 0, 0, 1, 1, 0])
    var engine = HostEngine()
    func values(_ engine: any Engine) -> [Double]? {
      let execution = engine.prepare(plan, parameters: network.parameters)
      execution.bind(inputs: x, targets: t)
      execution.step.pointee.count = 5
      execution.perform()
      return execution.values(at: z)
    }
    #expect(values(engine) == nil)
    engine.keepsAll = true
    let (kept, reference) = (try #require(values(engine)), try #require(values(ReferenceEngine())))
    #expect(zip(kept, reference).allSatisfy { abs($0 - $1) < 1e-6 })
  }
}
