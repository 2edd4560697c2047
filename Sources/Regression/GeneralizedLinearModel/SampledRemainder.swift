/// What a step of Newton's leaves, as some of the rows show it.
///
/// After a step s from β the gradient would be 0 if it were linear; what is left is the rest of its
/// series, `g(β + s) − g(β) + H(β) s`. A sample knows that rest to a part of itself, at the price of two
/// looks at the sample, and another step takes most of it away (surrogate likelihoods: Jordan, Lee, Yang
/// 2019). An error in it does no harm: the next look at all rows shows it.
struct SampledRemainder {
  /// How many rows stand behind each of the sample.
  let ratio: Double
  /// The sample's gradient and information at coefficients.
  let derivatives: (_ coefficients: [Double], InformationDetail) -> Derivatives

  /// What is left of the gradient.
  func gradient(from β: [Double], along step: [Double]) -> [Double] {
    let before = derivatives(β, .rough)
    let after = derivatives(zip(β, step).map { $0 + $1 }, .none)
    return β.indices.map { i in
      let linear = Array(before.information[i * β.count..<(i + 1) * β.count]).dot(step)
      return ratio * (after.gradient[i] - before.gradient[i] + linear)
    }
  }

  /// By how much the information changes along a step.
  func information(from β: [Double], along step: [Double]) -> [Double] {
    let before = derivatives(β, .full)
    let after = derivatives(zip(β, step).map { $0 + $1 }, .full)
    return zip(before.information, after.information).map { ratio * ($1 - $0) }
  }
}
