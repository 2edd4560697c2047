import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing

/// Small networks worked by hand in 50-digit arithmetic: every quantity to 1e-14, relative where it is
/// larger than 1.
@Suite("the course's worked examples, every z, a and δ")
struct WorkedExampleTests {
  private let fixture: Worked

  init() throws { fixture = try Fixture.read("worked/worked.json") }

  private func expect(
    _ values: [Double], _ truth: [Double], _ what: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      Deviation.largest(values, truth) <= 1e-14, "\(what): \(values), not \(truth)",
      sourceLocation: sourceLocation)
  }

  @Test("one number in, one out", arguments: openEngines.indices)
  func scalar(_ engine: Int) throws {
    let s = fixture.scalar
    func known(_ key: String) throws -> [Double] { [try #require(s[key])] }
    let network = try GivenNetwork.make(
      activations: ["tanh", "sigmoid"], weights: [[known("w1")], [known("w2")]],
      biases: [known("b1"), known("b2")])
    let bench = Bench(
      network, Matrix(rows: 1, columns: 1, try known("x")),
      Matrix(rows: 1, columns: 1, try known("t")), loss: .halfSquaredError,
      on: openEngines[engine], formsInputError: true)
    expect(bench["z", 1], try known("z1"), "z⁽¹⁾")
    expect(bench["a", 1], try known("a"), "a")
    expect(bench["z", 2], try known("s"), "s")
    expect(bench["y"], try known("y"), "y")
    expect(bench.losses, try known("L"), "L")
    expect(bench["δ", 2], try known("delta2"), "δ⁽²⁾")
    expect(bench["δ", 1], try known("delta1"), "δ⁽¹⁾")
    let gradient = try ["dL/dw1", "dL/db1", "dL/dw2", "dL/db2"].flatMap { try known($0) }
    expect(bench.gradient, gradient, "∂w")
  }

  @Test("networks on a batch of three", arguments: 0..<2, openEngines.indices)
  func network(_ number: Int, _ engine: Int) throws {
    let w = fixture.networks[number]
    let network = try GivenNetwork.make(activations: w.activations, weights: w.W, biases: w.b)
    let bench = Bench(
      network, Matrix(rows: w.x[0].count, columns: w.x.count, w.x.flatMap { $0 }),
      Matrix(rows: w.t[0].count, columns: w.t.count, w.t.flatMap { $0 }),
      loss: try Losses.catalogue(w.loss), l2: w.lambda, on: openEngines[engine])
    let last = w.W.count
    for layer in 1...last {
      func batch(_ values: KeyPath<WorkedRow, [[Double]]>) -> [Double] {
        w.examples.flatMap { $0[keyPath: values][layer - 1] }
      }
      // Behind an identity the output is z itself.
      let isOutput = layer == last && w.activations[layer - 1] == "identity"
      expect(isOutput ? bench.outputs : bench["z", layer], batch(\.z), "z, layer \(layer)")
      expect(layer == last ? bench.outputs : bench["a", layer], batch(\.a), "a, layer \(layer)")
      expect(bench["δ", layer], batch(\.delta), "δ, layer \(layer)")
    }
    expect(bench.losses, w.examples.map(\.loss), "ℓ")
    expect([bench.meanLoss], [w.meanLoss], "mean loss")
    expect(bench.gradient, GivenNetwork.flatten(w.dW, w.db), "∂w")
    let penalty = w.W.joined().joined().reduce(0) { $0 + $1 * $1 } * w.lambda / 2
    expect([bench.meanLoss + penalty], [w.total], "total")
  }

  private struct Worked: Decodable {
    let scalar: [String: Double]
    let networks: [WorkedNetwork]
  }

  private struct WorkedNetwork: Decodable {
    let activations: [String]
    let loss: String
    let lambda, meanLoss, total: Double
    let W, dW: [[[Double]]]
    let b, db, x, t: [[Double]]
    let examples: [WorkedRow]
    private enum CodingKeys: String, CodingKey {
      case activations, loss, lambda, total, W, dW, b, db, x, t, examples
      case meanLoss = "mean loss"
    }
  }

  private struct WorkedRow: Decodable {
    let z, a, delta: [[Double]]
    let loss: Double
  }
}
