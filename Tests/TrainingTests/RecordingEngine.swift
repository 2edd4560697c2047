import Engines
import Equations
import Numerics
import Synchronization

/// What happened to the executions of a ``RecordingEngine``.
final class Recorder: Sendable {
  private struct State {
    var steps = 0
    var copies = 0
    var examples: [Int] = []
  }
  private let state = Mutex(State())

  /// Steps performed.
  var steps: Int { state.withLock { $0.steps } }
  /// How often all parameters were asked for.
  var copies: Int { state.withLock { $0.copies } }
  /// Every example of every step, in their order.
  var examples: [Int] { state.withLock { $0.examples } }

  func noteStep(_ examples: [Int]) {
    state.withLock {
      $0.steps += 1
      $0.examples += examples
    }
  }
  func noteCopy() { state.withLock { $0.copies += 1 } }
}

/// Another engine, and a record of what is asked of it.
struct RecordingEngine: Engine {
  let engine: any Engine
  let recorder: Recorder
  /// Called after every step, with the number of steps so far.
  let afterStep: @Sendable (Int) -> Void

  init(
    _ engine: any Engine, _ recorder: Recorder,
    afterStep: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    (self.engine, self.recorder, self.afterStep) = (engine, recorder, afterStep)
  }

  func prepare(_ plan: Plan, parameters: Matrix) -> any Execution {
    RecordingExecution(engine.prepare(plan, parameters: parameters), self)
  }
}

private final class RecordingExecution: Execution {
  private let base: any Execution
  private let engine: RecordingEngine

  init(_ base: any Execution, _ engine: RecordingEngine) {
    (self.base, self.engine) = (base, engine)
  }

  var plan: Plan { base.plan }
  var step: UnsafeMutablePointer<Step> { base.step }
  func bind(inputs: Matrix, targets: Matrix?) { base.bind(inputs: inputs, targets: targets) }
  func perform() {
    base.perform()
    engine.recorder.noteStep((0..<step.pointee.count).map { step.pointee.example($0) })
    engine.afterStep(engine.recorder.steps)
  }
  var parameters: Matrix {
    get {
      engine.recorder.noteCopy()
      return base.parameters
    }
    set { base.parameters = newValue }
  }
  func values(at place: Place) -> [Double]? { base.values(at: place) }
  func summedLosses() -> Double { base.summedLosses() }
  func copyOutputs(to result: inout Matrix, from first: Int) {
    base.copyOutputs(to: &result, from: first)
  }
}
