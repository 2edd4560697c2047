public import Engines
public import Equations
public import Networks
internal import Numerics
internal import Synchronization
public import Training

/// One step of training, equation by equation, with the numbers in it.
///
/// The equations are those of the training's own plan, in its order. The numbers are the reference
/// engine's, in `Double`, and beside them stands how far the host engine is from them.
///
/// ```swift
/// let walk = Walk(network, on: examples, loss: .crossEntropy, optimizer: .adam())
/// print(walk.text())
/// ```
public struct Walk: Sendable {
  public let network: Network
  public let examples: DataSet
  public let loss: any Loss
  public let optimizer: any Optimizer
  /// λ of the penalty on weights.
  public let l2: Double
  /// η of the step; 0 for a search.
  public let rate: Double
  public let plan: Plan
  public let steps: [WalkStep]
  /// The mean loss of the examples before the step and after it, as an evaluation finds it: without
  /// penalty and dropout. There is none after a search's gradient.
  public let lossBefore: Double
  public let lossAfter: Double?

  /// Performs a step on all of `examples` as one batch, the first after `Training` has begun: what
  /// an optimizer remembers is still 0.
  ///
  /// A search takes no such steps; its walk ends with the gradient.
  public init(
    _ network: Network, on examples: DataSet, loss: any Loss,
    optimizer: any Optimizer = .gradientDescent(), l2: Double = 0, seed: UInt64 = 1,
    engine: HostEngine = HostEngine()
  ) {
    (self.network, self.examples, self.loss) = (network, examples, loss)
    (self.optimizer, self.l2) = (optimizer, l2)
    rate = (optimizer as? any RuleOptimizer)?.rate ?? 0
    let plan =
      optimizer is any RuleOptimizer
      ? Self.plan(
        of: Training(
          network, on: examples, loss: loss, optimizer: optimizer, batch: examples.count, l2: l2))
      : network.plan(for: .training, batch: examples.count, loss: loss, l2: l2)
    self.plan = plan

    let recording = Mutex<[Performed]>([])
    Self.perform(
      plan, of: network, on: examples, rate: rate, seed: seed,
      by: ReferenceEngine { performed in recording.withLock { $0.append(performed) } })
    let performed = recording.withLock { $0 }

    var host = engine
    host.keepsAll = true
    let whole = Self.perform(
      plan, of: network, on: examples, rate: rate, seed: seed, by: host)
    // Gradients before penalty and update change them.
    let bare = Self.perform(
      network.plan(for: .training, batch: examples.count, loss: loss), of: network, on: examples,
      rate: rate, seed: seed, by: host)

    lossBefore = Self.loss(of: network, network.parameters, on: examples, loss)
    let w = performed.reversed().lazy.compactMap { $0.written(plan.vector(.parameters)) }.first
    lossAfter = w.map { Self.loss(of: network, $0, on: examples, loss) }

    let stages = Stage.stages(of: plan)
    steps = zip(performed, stages).map { performed, stage in
      WalkStep(
        performed: performed, stage: stage, plan: plan,
        host: stage < .penalty ? bare : whole)
    }
  }

  /// The largest difference of the host engine from the reference engine, over all numbers.
  public var largestDifference: Double { steps.compactMap(\.difference).max() ?? 0 }

  private static func loss(
    of network: Network, _ parameters: Matrix, on examples: DataSet, _ loss: any Loss
  ) -> Double {
    var network = network.converted(to: .double)
    network.parameters = parameters.converted(to: .double)
    return Evaluation(network, on: examples, loss: loss, engine: ReferenceEngine())
      .meanLoss(with: network.parameters)
  }

  private static func plan(of training: Training) -> Plan { training.makeIterator().plan }

  @discardableResult
  private static func perform(
    _ plan: Plan, of network: Network, on examples: DataSet, rate: Double, seed: UInt64,
    by engine: any Engine
  ) -> any Execution {
    let execution = engine.prepare(plan, parameters: network.parameters)
    execution.bind(inputs: examples.inputs, targets: examples.targets)
    execution.step.pointee.count = examples.count
    execution.step.pointee.number = 1
    execution.step.pointee.rate = rate
    execution.step.pointee.seed = seed
    execution.perform()
    return execution
  }
}
