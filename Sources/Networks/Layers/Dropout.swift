internal import Engines
public import Equations
internal import Numerics

/// Sets each number to zero with probability `p` while training, so that no neuron relies on another
/// (Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov 2014). It contributes nothing to a plan
/// that predicts.
public struct Dropout: Layer {
  public static let name = "dropout"

  public let probability: Double

  public init(_ probability: Double) {
    precondition((0..<1).contains(probability), "\(probability) is not in 0 ..< 1")
    self.probability = probability
  }

  public func write(_ a: Place, into draft: inout Draft) -> Place {
    guard draft.purpose == .training, probability > 0 else { return a }
    let d = draft.place("d", rows: a.rows), purpose = draft.randomPurpose(), p = probability
    draft.write([Mask(d, a, probability: p, purpose: purpose)], backwardFrom: d) { dd, draft in
      [draft.error(into: a).map { Mask($0, dd, probability: p, purpose: purpose) }]
    }
    return d
  }

  public var description: String { "dropout \(probability)" }

  private enum Key: CodingKey { case probability }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let probability = try container.decode(Double.self, forKey: .probability)
    guard (0..<1).contains(probability) else {
      throw SpellingError("a dropout probability cannot be \(probability)")
    }
    self.probability = probability
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(probability, forKey: .probability)
  }
}

/// `d = a ⊙ m/(1 − p)`, m drawn anew at each step: 0 with probability p, else 1. Backward it is the
/// same equation with the same m.
struct Mask: Equation, HostEquation {
  let result, source: Place, probability: Double, purpose: UInt64

  init(_ result: Place, _ source: Place, probability: Double, purpose: UInt64) {
    (self.result, self.source) = (result, source)
    (self.probability, self.purpose) = (probability, purpose)
  }

  var reads: [Place] { [source] }
  var writes: [Place] { [result] }
  var description: String { "\(result) = \(source) ⊙ m/(1 − p)" }

  func perform<R: Real>(in memory: Memory<R>) {
    let (result, source) = (memory[result], memory[source])
    let random = random(memory.step.pointee)
    let kept = R(1 / (1 - probability))
    for i in 0..<source.count {
      result[i] = random.uniform(i) < probability ? 0 : source[i] * kept
    }
  }

  /// What decides in a step: an element is kept where the number at its position reaches p.
  func random(_ step: Step) -> RandomSource {
    RandomSource(seed: step.seed, purpose: purpose &+ UInt64(step.number) << 16)
  }

  func act(on host: Host) -> Act? {
    host.mask(result, source, probability: probability, random: random)
  }

  func act(fusedWith next: any Equation, on host: Host) -> Act? {
    host.mask(result, source, probability: probability, random: random, fusedWith: next)
  }
}
