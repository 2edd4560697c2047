internal import ModelFiles

/// A learning rate at which training ends long before it arrives.
struct RateTooLow: Sickness {
  static let name = "rate-too-low"
  static let title = "a learning rate that is too low"

  func symptoms(in examination: Examination) -> Symptoms? {
    guard let rates = examination.learningRates, rates.power > 0 else { return nil }
    return Symptoms(
      evidence: rates.evidence(examination) + (Self.haste(examination) ?? ""),
      figures: rates.figures, remedy: "raise the rate", options: rates.options)
  }

  /// Whether the best epoch was among the last ones, so that the training ended on its way.
  private static func haste(_ examination: Examination) -> String? {
    let best = examination.model.provenance.epochs, all = examination.settings.epochs
    guard all >= 20, best <= all, best * 20 >= all * 19 else { return nil }
    return "; the best of its \(all) epochs was number \(best): it had not arrived"
  }
}
