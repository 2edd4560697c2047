public import Equations
public import Numerics

/// The course, literally: `Double`, plain loops. Slow, and the oracle for every other engine.
public struct ReferenceEngine: Engine {
  private let observer: (@Sendable (Performed) -> Void)?

  public init() { observer = nil }

  /// Hands each equation, as soon as it is performed, with its numbers to `observer`, which is called
  /// on the thread that performs the step.
  public init(observer: @escaping @Sendable (Performed) -> Void) { self.observer = observer }

  public func prepare(_ plan: Plan, parameters: Matrix) -> any Execution {
    PlanExecution<Double>(plan, parameters: parameters) { memory in
      (plan.equations.map { act(of: $0, in: memory) }, [])
    }
  }

  private func act(of equation: any Equation, in memory: Memory<Double>) -> Act {
    guard let observer else { return Act { equation.performInDouble(memory) } }
    return Act { observer(Performed(performing: equation, in: memory)) }
  }
}
