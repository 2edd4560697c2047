internal import Equations
internal import Training

/// What other learning rates make of the same training.
struct LearningRates {
  let tried: [(power: Int, attempt: Attempt)]
  /// The one to use instead of the model's.
  let better: Attempt
  /// Of ten, by which its rate differs.
  let power: Int
  let rate, betterRate: Double

  /// `nil` if the model's rate is not what is wrong: it does well enough, or no other does clearly
  /// better.
  init?(_ examination: Examination) {
    guard examination.underperforms,
      let rule = examination.settings.optimizer as? any RuleOptimizer,
      let same = examination.attempt(power: 0)
    else { return nil }
    tried = (-5...5).compactMap { power in examination.attempt(power: power).map { (power, $0) } }
    guard let best = tried.map(\.attempt.skill).max(),
      examination.isClearlyBetter(best, than: same.skill),
      examination.isClearlyBetter(best, than: examination.skill),
      // The nearest one that is clearly better than the model and that none is clearly better than:
      // on few rows the very best is chance.
      let chosen = tried.filter({ rate in
        let skill = rate.attempt.skill
        return skill == best
          || examination.isClearlyBetter(skill, than: same.skill)
            && examination.isClearlyBetter(skill, than: examination.skill)
            && !examination.isClearlyBetter(best, than: skill)
      }).min(by: { abs($0.power) < abs($1.power) })
    else { return nil }
    (power, better, rate) = (chosen.power, chosen.attempt, rule.rate)
    betterRate = (chosen.attempt.settings.optimizer as? any RuleOptimizer)?.rate ?? rate
  }

  var figures: [(name: String, value: Double)] {
    tried.map {
      ("skill at rate \(Self.rounded(rate * Examination.tens($0.power)))", $0.attempt.skill)
    }
  }

  /// What a repetition in short showed.
  func evidence(_ examination: Examination) -> String {
    let same = tried.first { $0.power == 0 }?.attempt.skill ?? .nan
    return "the same training of \(better.epochs) epochs explains \(max(same, 0).percent) of "
      + "\(examination.target) at the model's rate \(rate), and \(better.skill.percent) at "
      + "\(Self.rounded(betterRate))"
  }

  var options: [String] {
    guard let rule = better.settings.optimizer as? any RuleOptimizer else { return [] }
    return ["--optimizer", rule.withRate(Self.rounded(betterRate)).spelling]
  }

  /// To two digits: powers of ten are not exact.
  private static func rounded(_ rate: Double) -> Double { Double(rate.short) ?? rate }
}
