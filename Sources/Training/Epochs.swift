public import Equations
internal import Engines
internal import Networks
internal import Numerics

/// Training under way.
public final class Epochs: IteratorProtocol {
  private let training: Training
  private let pass: any Pass
  private let validation: Evaluation?
  private var number = 0
  private var last: Snapshot?
  private var isOver = false

  init(_ training: Training) {
    self.training = training
    if let search = training.optimizer as? any SearchOptimizer {
      pass = SearchPass(training, by: search)
    } else if let rule = training.optimizer as? any RuleOptimizer {
      pass = RulePass(training, by: rule)
    } else {
      preconditionFailure("\(training.optimizer.spelling) is neither a rule nor a search")
    }
    validation = training.validation.map {
      Evaluation(training.network, on: $0, loss: training.loss, engine: training.engine)
    }
  }

  public func next() -> Epoch? {
    guard !isOver else { return nil }
    // A kept epoch gets its own copy now; the others never cost one, nor the next a snapshot.
    if last != nil, !isKnownUniquelyReferenced(&last) || last?.isSpent == true {
      last?.take()
      last = nil
    }
    guard let loss = pass.next(number: number + 1) else {
      isOver = true
      return nil
    }
    number += 1
    let snapshot = last ?? Snapshot(training.network, of: pass)
    let epoch = Epoch(
      number: number, trainingLoss: loss,
      validationLoss: validation?.meanLoss(with: pass.parameters),
      learningRate: pass.learningRate, snapshot: snapshot)
    last = snapshot
    isOver = !epoch.isFinite
    return epoch
  }

  /// What one epoch's equations are, with the shapes of a step.
  public var plan: Plan { pass.plan }

  deinit { last?.take() }
}

/// One way to go through the data.
protocol Pass: AnyObject {
  var plan: Plan { get }
  /// The mean loss of a pass; `nil` if it was cut short or there is nothing left to do.
  func next(number: Int) -> Double?
  var parameters: Matrix { get }
  var learningRate: Double { get }
}

/// Mini-batches in random order, a step for each.
private final class RulePass: Pass {
  private let execution: any Execution
  private let training: Training
  private let rate: Double
  private let isConstant: Bool
  private let order: UnsafeMutableBufferPointer<Int32>

  init(_ training: Training, by rule: any RuleOptimizer) {
    self.training = training
    rate = rule.rate
    isConstant = training.schedule is Constant
    let plan = training.network.plan(
      for: .training, batch: training.batch, loss: training.loss, l2: training.l2,
      update: rule.write)
    execution = training.engine.prepare(plan, parameters: training.network.parameters)
    execution.bind(inputs: training.data.inputs, targets: training.data.targets)
    execution.step.pointee.seed = training.seed
    // Safe: initialized here, freed with this pass.
    order = .allocate(capacity: training.data.count)
    _ = order.initialize(from: 0..<Int32(training.data.count))
  }

  deinit { order.deallocate() }

  var plan: Plan { execution.plan }
  var parameters: Matrix { execution.parameters }
  var learningRate: Double { execution.step.pointee.rate }

  func next(number: Int) -> Double? {
    let (step, batch, count) = (execution.step, training.batch, training.data.count)
    if batch < count {
      RandomSource(seed: training.seed, purpose: 0x10_0000 + UInt64(number)).shuffle(order)
    }
    step.pointee.rate = rate
    var sum = 0.0
    for start in stride(from: 0, to: count, by: batch) {
      if training.isInterrupted() { return nil }
      // Safe: `order` lives as long as this pass, and start + count lies within it.
      step.pointee.examples = order.baseAddress.map { UnsafePointer($0 + start) }
      step.pointee.count = min(batch, count - start)
      step.pointee.number += 1
      if !isConstant {
        let epoch = Double(number - 1) + Double(start) / Double(count)
        step.pointee.rate = rate * training.schedule.factor(epoch: epoch)
      }
      execution.perform()
      sum += execution.summedLosses()
    }
    return sum / Double(count)
  }
}

/// A step of a search over the whole data.
private final class SearchPass: Pass {
  private let objective: Objective
  private let search: any Search
  private var w: [Double]
  private let precision: Precision
  private let isInterrupted: @Sendable () -> Bool

  init(_ training: Training, by optimizer: any SearchOptimizer) {
    objective = Objective(training)
    if let objection = optimizer.objection(to: objective) { preconditionFailure(objection) }
    search = optimizer.search(for: objective)
    w = training.network.parameters.values
    precision = training.network.precision
    isInterrupted = training.isInterrupted
  }

  var plan: Plan { objective.plan }
  var parameters: Matrix { Matrix(rows: w.count, columns: 1, precision: precision, w) }
  var learningRate: Double { 0 }

  func next(number: Int) -> Double? {
    if isInterrupted() { return nil }
    return search.improve(&w).map { $0 - objective.penalty(w) }
  }
}
