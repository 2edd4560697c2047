import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing

@Suite("the output error")
struct OutputErrorTests {
  @Test(
    "the short δ = y − t of a canonical pair is the long chain rule",
    arguments: [
      ("identity", "half-squared-error"), ("sigmoid", "binary-cross-entropy"),
      ("softmax", "cross-entropy"), ("exp", "poisson-deviance"),
    ])
  func canonical(_ output: String, _ lossName: String) throws {
    let h = try Activations.catalogue(output), loss = try Losses.catalogue(lossName)
    #expect(loss.isCanonical(with: h))
    let network = Network(inputs: 4, precision: .double) {
      Dense(6, .tanh)
      Dense(3, h)
    }
    let x = Samples.uniform(rows: 4, columns: 9), t = targets(for: output, columns: 9)
    let short = Bench(network, x, t, loss: loss)
    let long = Bench(network, x, t, loss: LongWay(loss))
    // 1/(y (1 − y)) and t/y cost the long way a few digits.
    #expect(Deviation.largest(short["δ", 2], long["δ", 2]) <= 1e-14)
    #expect(Deviation.largest(short.gradient, long.gradient) <= 1e-14)
    #expect(norm(short["δ", 2]) > 0.1)
  }

  @Test("δ of a canonical pair is y − t, over the outputs where the loss averages them")
  func differences() {
    let network = Network(inputs: 2, precision: .double) { Dense(3, .sigmoid) }
    let x = Samples.uniform(rows: 2, columns: 3), t = targets(for: "sigmoid", columns: 3)
    let bench = Bench(network, x, t, loss: .binaryCrossEntropy)
    let expected = zip(bench.outputs, t.values).map { ($0 - $1) / 3 }
    #expect(Deviation.largest(bench["δ", 1], expected) <= 1e-15)
  }

  /// For three outputs.
  private func targets(for output: String, columns: Int) -> Matrix {
    let random = RandomSource(seed: 3, purpose: 3)
    return Matrix(
      rows: 3, columns: columns,
      (0..<3 * columns).map {
        switch output {
        case "softmax": $0 % 3 == $0 / 3 % 3 ? 1 : 0
        case "sigmoid": random.uniform($0) < 0.5 ? 1 : 0
        case "exp": (4 * random.uniform($0)).rounded(.down)
        default: random.normal($0)
        }
      })
  }
}

/// Another loss, over three outputs, whose output error is never short.
private struct LongWay: Loss {
  static let name = "long-way"
  static let summary = "another loss by the long chain rule"
  static let averagesOutputs = false
  let loss: any Loss

  init() { self.init(HalfSquaredError()) }
  init(_ loss: any Loss) { self.loss = loss }

  func formula(_ y: String, _ t: String) -> String { loss.formula(y, t) }
  func value<R: Real>(_ y: R, _ t: R) -> R { loss.value(y, t) / share() }
  func derivative<R: Real>(_ y: R, _ t: R) -> R { loss.derivative(y, t) / share() }

  private func share<R: Real>() -> R { type(of: loss).averagesOutputs ? 3 : 1 }
}
