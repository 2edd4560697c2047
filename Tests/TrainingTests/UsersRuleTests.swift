import Engines
import Equations
import Networks
import Numerics
import TestSupport
import Testing
import Training

@Suite("a user's own optimizer, schedule, activation and loss")
struct UsersRuleTests {
  @Test("train on every engine to the same losses, which fall")
  func training() {
    let data = Samples.numbers(outputs: 1, inputs: 3, count: 30).dataSet
    let network = Network(inputs: 3, precision: .double) {
      Dense(8, AlgebraicSigmoid())
      Dense(1)
    }
    func losses(_ engine: any Engine) -> [Double] {
      Training(
        network, on: data, loss: LogCosh(), optimizer: SignDescent(), schedule: Harmonic(),
        batch: 10, engine: engine
      ).prefix(40).map(\.trainingLoss)
    }
    let reference = losses(ReferenceEngine())
    #expect(reference[39] < reference[0] / 3)
    for engine in allEngines {
      // A sign turns where rounding decides it, but no gradient here comes that near 0.
      #expect(Deviation.largest(losses(engine), reference) <= 1e-11)
    }
  }
}

/// `z/√(1 + z²)`
private struct AlgebraicSigmoid: ElementwiseActivation {
  static let name = "users-root"
  static let summary = "z/√(1 + z²)"
  func value<R: Real>(_ z: R) -> R { z / (1 + z * z).squareRoot() }
  func derivative<R: Real>(_ z: R) -> R { 1 / ((1 + z * z) * (1 + z * z).squareRoot()) }
}

/// `log cosh e`, e = y − t
private struct LogCosh: Loss {
  static let name = "users-log-cosh"
  static let summary = "log cosh (y − t), averaged over the outputs"
  static let averagesOutputs = true
  func formula(_ y: String, _ t: String) -> String { "log cosh (\(y) − \(t))" }
  func value<R: Real>(_ y: R, _ t: R) -> R {
    abs(y - t) + R.log1p(R.exp(-2 * abs(y - t))) - R.log(2)
  }
  func derivative<R: Real>(_ y: R, _ t: R) -> R { R.tanh(y - t) }
}

/// The rate divided by the number of the epoch.
private struct Harmonic: Schedule {
  static let name = "users-harmonic"
  static let summary = "1/(1 + e/10)"
  func factor(epoch: Double) -> Double { 1 / (1 + epoch / 10) }
}

/// `w ← w − η sign ∂w`
private struct SignDescent: RuleOptimizer {
  static let name = "users-sign"
  static let summary = "w ← w − η sign ∂w"
  var rate = 0.02

  func write(into draft: inout Draft) {
    draft.write(
      update: SignStep(w: draft.vector("w", .parameters), dw: draft.vector("∂w", .gradients)))
  }
}

private struct SignStep: Equation {
  let w, dw: Place

  var reads: [Place] { [w, dw] }
  var writes: [Place] { [w] }
  var description: String { "w ← w − η sign ∂w" }

  func perform<R: Real>(in memory: Memory<R>) {
    let (w, dw, η) = (memory[w], memory[dw], R(memory.step.pointee.rate))
    for i in 0..<w.rows where dw[i] != 0 { w[i] -= dw[i] > 0 ? η : -η }
  }
}
