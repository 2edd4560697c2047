/// Targets that do not depend on the inputs, as after a sort of one column alone: training rows can be
/// learned by heart, others not.
struct NoSignal: Sickness {
  static let name = "no-signal"
  static let title = "nothing to learn"
  static var consequences: Set<String> { Sicknesses.ofTraining }

  /// Standard errors. Without any signal the better of two learners exceeds them in 1 of 1,000 tables.
  static let strength = 3.3

  func symptoms(in examination: Examination) -> Symptoms? {
    guard let signal = examination.signal, signal.strength < Self.strength else { return nil }
    // The model itself may know better.
    if examination.rows.areMeasuringUnseen, examination.skill > 0.2 { return nil }
    let learned = examination.skill(of: examination.network, on: examination.train)
    let byHeart =
      learned > 0.5
      ? "; the model knows \(learned.percent) of its training rows by heart and "
        + "\(max(examination.skill, 0).percent) of others"
      : ""
    return Symptoms(
      evidence: "predictions of \(signal.rowCount) rows that took no part in a training follow "
        + "\(examination.target) no better than chance: \(signal.strength.short) standard errors, "
        + "where dependence shows as \(Self.strength.short) or more" + byHeart,
      figures: [
        ("strength of the dependence", signal.strength), ("cross-validated skill", signal.skill),
        ("skill on training rows", learned), ("skill on other rows", examination.skill),
      ],
      remedy:
        "check that every row has its own \(examination.target): a column may have been sorted "
        + "or joined alone; if not, other inputs are needed")
  }
}
