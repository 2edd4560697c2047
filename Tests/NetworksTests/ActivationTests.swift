import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing

/// At most 4 units in the last place up to |x| = 20; beyond, 1e-12 (in `Float`, 16 units). Results too
/// small for a normal number may be 3 of the smallest numbers off.
private func expectRight<R: BinaryFloatingPoint>(
  _ value: R, _ truth: Double, at x: Double, _ what: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let off = Deviation.ulps(value, from: truth)
  if abs(x) <= 20 || R(truth).magnitude < R.leastNormalMagnitude {
    #expect(off <= 4, "\(what)(\(x)) = \(value), not \(truth)", sourceLocation: sourceLocation)
  } else {
    let near =
      R.self == Double.self ? Deviation.relative(Double(value), to: truth) <= 1e-12 : off <= 16
    #expect(near, "\(what)(\(x)) = \(value), not \(truth)", sourceLocation: sourceLocation)
  }
}

@Suite("activations are right to 4 units in the last place")
struct ActivationTests {
  @Test("there is a table of the known truth for every elementwise activation but identity")
  func tables() throws {
    let elementwise = try Activations.catalogue.names
      .filter { try Activations.catalogue($0) is any ElementwiseActivation && $0 != "identity" }
    #expect(Set(elementwise).isSubset(of: ActivationTable.all().map(\.activation)))
  }

  @Test("the definitions in Double", arguments: ActivationTable.all())
  func definitions(_ table: ActivationTable) throws {
    let h = try #require(
      try Activations.catalogue(table.activation) as? any ElementwiseActivation)
    for row in table.rows {
      expectRight(h.value(row.x), row.value, at: row.x, "h")
      expectRight(h.derivative(row.x), row.derivative, at: row.x, "h′")
    }
  }

  @Test("whole blocks of Float", arguments: ActivationTable.all())
  func blocks(_ table: ActivationTable) throws {
    let h = try Activations.catalogue(table.activation)
    let rows = table.rows.filter { ActivationTable.isExact($0.x, in: Float.self) }
    var z = rows.map { Float($0.x) }, a = z, ones = z.map { _ in Float(1) }, δ = z
    z.withUnsafeMutableBufferPointer { z in
      a.withUnsafeMutableBufferPointer { a in
        ones.withUnsafeMutableBufferPointer { ones in
          δ.withUnsafeMutableBufferPointer { δ in
            func block(_ buffer: UnsafeMutableBufferPointer<Float>) -> Block<Float>? {
              buffer.baseAddress.map { Block(start: $0, rows: buffer.count, columns: 1) }
            }
            guard let z = block(z), let a = block(a), let ones = block(ones), let δ = block(δ)
            else { return }
            h.apply(single: z, to: a)
            h.backpropagate(single: ones, z: z, a: a, to: δ)
          }
        }
      }
    }
    for (i, row) in rows.enumerated() {
      expectRight(a[i], row.value, at: row.x, "h")
      expectRight(δ[i], row.derivative, at: row.x, "h′")
    }
  }

  @Test(
    "the host's kernels, alone and fused into products",
    arguments: HostEngine.instructionSets, ActivationTable.all())
  func kernels(_ instructionSet: String, _ table: ActivationTable) throws {
    let engine = try #require(HostEngine(threads: 1, instructionSet: instructionSet))
    let alone: [any Layer] = [
      ActivationAlone(spelling: table.activation), ActivationAlone(spelling: "identity"),
    ]
    let fused: [any Layer] = [
      Dense(1, try Activations.catalogue(table.activation), initializer: Ones()),
      Dense(1, initializer: Ones()),
    ]
    for layers in [alone, fused] {
      let inDouble = values(table.rows, through: layers, .double, on: engine)
      for (row, found) in zip(table.rows, inDouble) {
        expectRight(found.value, row.value, at: row.x, "h")
        expectRight(found.derivative, row.derivative, at: row.x, "h′")
      }
      let rows = table.rows.filter { ActivationTable.isExact($0.x, in: Float.self) }
      for (row, found) in zip(rows, values(rows, through: layers, .single, on: engine)) {
        expectRight(Float(found.value), row.value, at: row.x, "h")
        expectRight(
          Float(found.derivative), row.derivative, at: row.x, "h′")
      }
    }
  }

  /// y = h(x), and ∂y/∂x.
  private func values(
    _ rows: [ActivationTable.Row], through layers: [any Layer], _ precision: Precision,
    on engine: HostEngine
  ) -> [(value: Double, derivative: Double)] {
    let x = Matrix(rows: 1, columns: rows.count, precision: precision, rows.map(\.x))
    let bench = Bench(
      Network(inputs: 1, layers: layers, precision: precision), x, x, loss: OutputAsLoss(),
      on: engine, formsInputError: true)
    return zip(bench.outputs, bench.inputError).map { ($0, $1) }
  }
}

/// `a = h(z)` without weights.
private struct ActivationAlone: Layer {
  static let name = "activation-alone"
  let spelling: String
  var description: String { spelling }

  func write(_ a: Place, into draft: inout Draft) -> Place {
    draft.beginLayer()
    guard let h = try? Activations.catalogue(spelling) else { return a }
    return draft.activate(a, h)
  }
}

/// ℓ = y, so that the errors are derivatives.
private struct OutputAsLoss: Loss {
  static let name = "output-as-loss"
  static let summary = "y"
  static let averagesOutputs = false
  func formula(_ y: String, _ t: String) -> String { y }
  func value<R: Real>(_ y: R, _ t: R) -> R { y }
  func derivative<R: Real>(_ y: R, _ t: R) -> R { 1 }
}
