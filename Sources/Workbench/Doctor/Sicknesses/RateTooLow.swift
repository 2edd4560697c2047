/// A learning rate at which training ends long before it arrives.
struct RateTooLow: Sickness {
  static let name = "rate-too-low"
  static let title = "a learning rate that is too low"

  func symptoms(in examination: Examination) -> Symptoms? {
    guard let rates = examination.learningRates, rates.power > 0 else { return nil }
    return Symptoms(
      evidence: rates.evidence(examination), figures: rates.figures, remedy: "raise the rate",
      options: rates.options)
  }
}
