public import Engines
public import Equations
public import Networks
internal import Numerics
public import Training

/// Whether the gradients that train a network are derivatives of its loss: the host engine's and the
/// reference engine's beside differences of the loss itself, for each W and each b.
///
/// All in `Double`. Differences come from the reference engine's loss, central and extrapolated. Of a
/// large W only some weights are looked at.
public struct GradientCheck: Sendable {
  /// The most that a gradient may be off, relative to its length.
  public static let tolerance = 1e-7

  /// In the order of the network's parameters.
  public let parameters: [CheckedParameter]
  /// Whether every gradient is right.
  public var passes: Bool { parameters.allSatisfy(\.passes) }

  /// The layer whose derivative is to blame: backward, the first at which a gradient is wrong.
  public var firstWrong: CheckedParameter? { parameters.last { !$0.passes } }

  /// Checks the mean loss of `examples` with the penalty at the network's parameters.
  ///
  /// - Parameters:
  ///   - network: at these parameters; its precision does not matter.
  ///   - examples: one batch.
  ///   - loss: of an example.
  ///   - l2: λ of the penalty on weights.
  ///   - coordinates: the most numbers of each W and b that are looked at.
  ///   - seed: keys dropout, whose mask is the same throughout, and the choice of coordinates.
  ///   - engine: the host engine that is checked.
  public init(
    _ network: Network, on examples: DataSet, loss: any Loss, l2: Double = 0,
    coordinates: Int = 100, seed: UInt64 = 1, engine: HostEngine = HostEngine()
  ) {
    let network = network.converted(to: .double)
    let plan = network.plan(for: .training, batch: examples.count, loss: loss, l2: l2)
    let host = Bench(plan, network, examples, seed, on: engine)
    let reference = Bench(plan, network, examples, seed, on: ReferenceEngine())
    let (h, r) = (host.gradient, reference.gradient)
    let kinks = Kinks(of: plan), pattern = kinks.pattern(reference.execution)
    let scale = max(1, abs(reference.meanLoss))

    parameters = plan.parameters.map { parameter in
      let place = parameter.place
      let all = place.offset..<place.offset + parameter.count
      let chosen = Self.choice(of: all, atMost: coordinates, r, seed: seed)
      let checked = chosen.map { position -> CheckedParameter.Coordinate in
        let w = network.parameters[flat: position]
        let difference = CentralDifference(step: 1 / 64 * max(1, abs(w))) { distance in
          reference.loss(at: position, w + distance, kinks, pattern)
        }
        // The differences tell nothing where they do not settle: a bend that is not known as one.
        let isSettled =
          difference.uncertainty <= 1e-9 * scale + 1e-8 * abs(difference.derivative ?? 0)
        return CheckedParameter.Coordinate(
          row: (position - all.lowerBound) % place.rows,
          column: (position - all.lowerBound) / place.rows, host: h[position],
          reference: r[position],
          // The loss of the data; the penalty's derivative is known exactly.
          difference: isSettled
            ? difference.derivative.map { $0 + (parameter.isWeight ? l2 * w : 0) } : nil,
          uncertainty: difference.uncertainty)
      }
      return CheckedParameter(parameter: parameter, coordinates: checked)
    }
  }

  /// All, or the first, the last and some between, the largest derivative among them.
  private static func choice(
    of all: Range<Int>, atMost limit: Int, _ gradient: [Double], seed: UInt64
  ) -> [Int] {
    guard all.count > limit else { return Array(all) }
    let random = RandomSource(seed: seed, purpose: 0x00C4_EC4E)
    let largest = all.max { abs(gradient[$0]) < abs(gradient[$1]) } ?? all.lowerBound
    var chosen: Set = [all.lowerBound, all.upperBound - 1, largest]
    var draw = 0
    while chosen.count < limit {
      chosen.insert(all.lowerBound + Int(random.uniform(draw) * Double(all.count)))
      draw += 1
    }
    return chosen.sorted()
  }
}

/// A plan on an engine, for one set of parameters after another.
private final class Bench {
  let execution: any Execution
  private var w: Matrix
  private let count: Double

  init(
    _ plan: Plan, _ network: Network, _ examples: DataSet, _ seed: UInt64, on engine: any Engine
  ) {
    w = network.parameters
    count = Double(examples.count)
    execution = engine.prepare(plan, parameters: w)
    execution.bind(inputs: examples.inputs, targets: examples.targets)
    execution.step.pointee.count = examples.count
    execution.step.pointee.number = 1
    execution.step.pointee.seed = seed
    execution.perform()
  }

  var meanLoss: Double { execution.summedLosses() / count }
  var gradient: [Double] { execution.values(at: execution.plan.vector(.gradients)) ?? [] }

  /// The mean loss with one parameter changed; `nil` beyond a kink.
  func loss(at position: Int, _ value: Double, _ kinks: Kinks, _ pattern: [Int]) -> Double? {
    let old = w[flat: position]
    w[flat: position] = value
    execution.parameters = w
    w[flat: position] = old
    execution.perform()
    guard kinks.pattern(execution) == pattern else { return nil }
    return meanLoss
  }
}
