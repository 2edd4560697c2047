public import Equations
public import Numerics

/// The course, literally: `Double`, plain loops. Slow, and the oracle for every other engine.
public struct ReferenceEngine: Engine {
  public init() {}

  public func prepare(_ plan: Plan, parameters: Matrix) -> any Execution {
    PlanExecution<Double>(plan, parameters: parameters) { memory in
      (plan.equations.map { equation in Act { equation.performInDouble(memory) } }, [])
    }
  }
}
