internal import Equations
internal import Networks
internal import Numerics
internal import Tables
internal import Training

/// Numbers that are none: what NaN touches becomes NaN, so nothing else can be told.
struct NotFinite: Sickness {
  static let name = "not-finite"
  static let title = "numbers that are not finite"
  static var consequences: Set<String> {
    Set(Sicknesses.catalogue.map { type(of: $0).name }).subtracting([name])
  }

  func symptoms(in examination: Examination) -> Symptoms? {
    let network = examination.network, parameters = network.parameters.values
    let count = parameters.count { !$0.isFinite }
    if count > 0 {
      let place = network.layout.first { parameter in
        let start = parameter.place.offset
        return !parameters[start..<start + parameter.count].allSatisfy(\.isFinite)
      }
      return Symptoms(
        evidence: "\(count) of \(parameters.count) weights and biases are not finite, the first of "
          + "them in \(place?.place.description ?? "w")",
        figures: [("parameters not finite", Double(count))], remedy: remedy(examination),
        options: options(examination))
    }
    let y = network(examination.train.inputs, on: examination.engine)
    let rows = (0..<y.columns).filter { n in !(0..<y.rows).allSatisfy { y[$0, n].isFinite } }
    guard let first = rows.first else { return nil }
    return Symptoms(
      evidence:
        "the outputs of \(rows.count) of \(y.columns) rows are not finite, the first of them "
        + "at \(examination.table.place(ofRow: examination.rows.train[first]))",
      figures: [("rows with outputs not finite", Double(rows.count))],
      remedy: remedy(examination), options: options(examination))
  }

  private func remedy(_ examination: Examination) -> String {
    "fit afresh, not with --from, and with a lower rate"
  }

  private func options(_ examination: Examination) -> [String] {
    guard let rule = examination.settings.optimizer as? any RuleOptimizer else {
      return ["--optimizer", "adam"]
    }
    return ["--optimizer", rule.withRate(rule.rate / 10).spelling]
  }
}
