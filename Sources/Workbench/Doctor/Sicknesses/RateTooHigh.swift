/// A learning rate at which steps overshoot.
struct RateTooHigh: Sickness {
  static let name = "rate-too-high"
  static let title = "a learning rate that is too high"
  static var consequences: Set<String> {
    [Saturation.name, DeadReLUs.name, VanishingErrors.name, RateTooLow.name]
  }

  func symptoms(in examination: Examination) -> Symptoms? {
    guard let rates = examination.learningRates, rates.power < 0 else { return nil }
    return Symptoms(
      evidence: rates.evidence(examination), figures: rates.figures, remedy: "lower the rate",
      options: rates.options)
  }
}
