public import Equations
internal import Kernels
public import Numerics

/// This processor: fused vector kernels on several threads, in `Float` or `Double` as the plan has
/// it.
///
/// The same bits for any number of threads, and for an example alone as in a batch. Processors with
/// different instruction sets may differ in the last digits.
public struct HostEngine: Engine {
  /// How many threads share a large equation; small ones are left to one.
  public let threads: Int
  /// `avx512`, `avx2`, `neon` or `baseline`; `nil`: the best that this processor has.
  let instructionSet: String?
  /// Whether every number that the plan names can be read after a step. It takes a little longer, to
  /// the same bits: neighbors in the plan are then performed together only where that loses nothing.
  public var keepsAll = false

  /// By default as many threads as this process may use processors.
  public init(threads: Int? = nil) { self.init(threads: threads, instructionSet: nil) }

  /// With less than this processor could do, or `nil` if it cannot do that.
  public init?(threads: Int? = nil, instructionSet: String) {
    guard gr_kernels_named(instructionSet, true) != nil else { return nil }
    self.init(threads: threads, instructionSet: .some(instructionSet))
  }

  private init(threads: Int?, instructionSet: String?) {
    self.threads = max(1, threads ?? Threads.available)
    self.instructionSet = instructionSet
  }

  /// Whether the kernels were compiled with optimization; a debug build is ten times slower.
  public static var isOptimized: Bool { gr_kernels_are_optimized() }

  /// The instruction sets that this processor has.
  public static var instructionSets: [String] {
    ["avx512", "avx2", "neon", "baseline"].filter { gr_kernels_named($0, true) != nil }
  }

  public func prepare(_ plan: Plan, parameters: Matrix) -> any Execution {
    switch plan.precision {
    case .single:
      execution(plan, parameters) { equation, memory in
        Act { equation.performInSingle(memory) }
      }
    case .double:
      execution(plan, parameters) { equation, memory in
        Act { equation.performInDouble(memory) }
      }
    }
  }

  /// Each equation in the fastest way known, neighbors together where that saves a pass; an equation
  /// that the host does not know is performed by its definition.
  private func execution<R: Real>(
    _ plan: Plan, _ parameters: Matrix, byDefinition: (any Equation, Memory<R>) -> Act
  ) -> any Execution {
    let fusion = Fusion(plan, keepsAll: keepsAll)
    return PlanExecution<R>(plan, parameters: parameters) { memory in
      let host = Host(plan, memory, kernels: kernels(R.precision), threads: threads, fusion: fusion)
      var acts: [Act] = [], unkept = Set([host.inputInPlace].compactMap { $0 })
      var rest = plan.equations[...]
      let chain = keepsAll ? nil : Chain(plan, kernels: host.kernels)
      if let chain, let all = chain.act(on: host) {
        acts.append(all)
        unkept.formUnion(chain.unkept(in: plan))
        rest = rest.dropFirst(chain.count)
      }
      while let equation = rest.popFirst() {
        let known = equation as? any HostEquation
        if let next = rest.first, let both = known?.act(fusedWith: next, on: host) {
          acts.append(both)
          unkept.formUnion(fusion.unkept(by: equation, with: next))
          rest.removeFirst()
        } else {
          acts.append(known?.act(on: host) ?? byDefinition(equation, memory))
        }
      }
      return (acts, unkept)
    }
  }

  func kernels(_ precision: Precision) -> gr_kernels {
    let isDouble = precision == .double
    let named = instructionSet.flatMap { gr_kernels_named($0, isDouble) }
    return (named ?? gr_kernels_best(isDouble)).pointee
  }
}
