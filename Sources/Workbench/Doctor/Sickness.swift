/// A way in which a model fails to learn.
protocol Sickness: Sendable {
  /// `dead-relus`
  static var name: String { get }
  /// `dead ReLUs`
  static var title: String { get }
  /// The names of sicknesses that follow from this one, and are not reported beside it.
  static var consequences: Set<String> { get }

  /// What is found of it, or `nil`.
  func symptoms(in examination: Examination) -> Symptoms?
}

extension Sickness {
  static var consequences: Set<String> { [] }
}

/// How a sickness shows, and what to do about it.
struct Symptoms {
  let evidence: String
  var figures: [(name: String, value: Double)] = []
  let remedy: String
  var options: [String] = []
}

/// The sicknesses that are looked for: one line each, causes before their consequences.
enum Sicknesses {
  static let catalogue: [any Sickness] = [
    NotFinite(),
    OneClass(),
    Leakage(),
    NoSignal(),
    UnscaledInputs(),
    LossMismatch(),
    EqualWeights(),
    ExplodingErrors(),
    RateTooHigh(),
    Saturation(),
    DeadReLUs(),
    VanishingErrors(),
    RateTooLow(),
  ]

  static func findings(in examination: Examination) -> [Finding] {
    var findings: [Finding] = [], explained: Set<String> = []
    for sickness in catalogue {
      let kind = type(of: sickness)
      guard !explained.contains(kind.name), let found = sickness.symptoms(in: examination) else {
        continue
      }
      explained.formUnion(kind.consequences)
      findings.append(
        Finding(
          sickness: kind.name, title: kind.title, evidence: found.evidence,
          figures: found.figures.map { Finding.Figure(name: $0.name, value: $0.value) },
          remedy: found.remedy, options: found.options))
    }
    return findings
  }

  /// Whatever may be wrong with a network or its training.
  static let ofTraining: Set<String> = [
    ExplodingErrors.name, RateTooHigh.name, Saturation.name, DeadReLUs.name, VanishingErrors.name,
    RateTooLow.name,
  ]
}
