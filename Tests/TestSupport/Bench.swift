public import Engines
public import Equations
public import Networks
public import Numerics

/// One batch of a training plan on an engine, with everything in it open to view.
public final class Bench {
  public let network: Network
  public let execution: any Execution

  /// Performs one step on all examples of `x` and `t`.
  public init(
    _ network: Network, _ x: Matrix, _ t: Matrix, loss: any Loss, l2: Double = 0,
    on engine: any Engine = ReferenceEngine(), formsInputError: Bool = false, rate: Double = 0,
    seed: UInt64 = 1, changing change: (Plan) -> Plan = { $0 },
    update: (inout Draft) -> Void = { _ in }
  ) {
    self.network = network
    let plan = network.plan(
      for: .training, batch: x.columns, loss: loss, l2: l2, formsInputError: formsInputError,
      update: update)
    execution = engine.prepare(change(plan), parameters: network.parameters)
    execution.bind(inputs: x, targets: t)
    execution.step.pointee.count = x.columns
    execution.step.pointee.rate = rate
    execution.step.pointee.seed = seed
    perform()
  }

  /// A further step.
  public func perform() {
    execution.step.pointee.number += 1
    execution.perform()
  }

  public var plan: Plan { execution.plan }

  /// The numbers that the course calls `letter`; empty if the plan has no such place.
  public subscript(letter: String, layer: Int? = nil) -> [Double] {
    written[Name(letter: letter, layer: layer)].flatMap { execution.values(at: $0) } ?? []
  }

  private struct Name: Hashable { let letter: String, layer: Int? }
  private lazy var written = plan.equations.flatMap(\.writes).reduce(into: [Name: Place]()) {
    $0[Name(letter: $1.letter, layer: $1.layer)] = $1
  }

  public var outputs: [Double] { execution.values(at: plan.output) ?? [] }
  public var gradient: [Double] { execution.values(at: plan.vector(.gradients)) ?? [] }
  public var parameters: [Double] { execution.values(at: plan.vector(.parameters)) ?? [] }
  public var inputError: [Double] { plan.inputError.flatMap { execution.values(at: $0) } ?? [] }
  public var losses: [Double] { plan.losses.flatMap { execution.values(at: $0) } ?? [] }
  public var meanLoss: Double {
    execution.summedLosses() / Double(execution.step.pointee.count)
  }
}

/// ``ReferenceEngine``, and ``HostEngine`` with every instruction set that this processor has.
public let allEngines: [any Engine] =
  [ReferenceEngine()]
  + HostEngine.instructionSets.compactMap { HostEngine(threads: 1, instructionSet: $0) }

/// The same, with every number kept that the plan names.
public let openEngines: [any Engine] = allEngines.map { engine in
  guard var host = engine as? HostEngine else { return engine }
  host.keepsAll = true
  return host
}
