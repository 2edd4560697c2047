internal import Equations
internal import Tables

/// Where a fit stopped because the best coefficients lie on the edge of what link and family allow: a
/// row's mean has reached a value beyond which there are no means, as a chance of 1 with the log
/// link.
struct EdgeOfMeans {
  private let likelihood: Likelihood
  /// The row whose mean is nearest to the edge.
  private let row: Int
  /// As it is spelled: `1`.
  private let mean: String

  /// How near the edge a linear predictor must be, beside the largest one.
  private static let nearness = 1e-5

  /// Nil where every mean could be moved a little both ways.
  init?(of likelihood: Likelihood, at coefficients: [Double]) {
    var predictors: [(row: Int, η: Double)] = []
    likelihood.forEachBlock(at: .coefficients(coefficients)) { rows, b, _ in
      // Safe: i is a row of the block.
      for i in 0..<rows.count where b.priors[i] > 0 {
        predictors.append((rows.lowerBound + i, b.predictors[i]))
      }
    }
    let limit = Self.nearness * predictors.reduce(0) { max($0, abs($1.η)) }
    var (nearest, largestMean) = ((row: 0, distance: Double.infinity, mean: 0.0), 0.0)
    for (row, η) in predictors {
      largestMean = max(largestMean, abs(likelihood.link.mean(at: η).value))
      for side in [-1.0, 1] {
        guard let room = likelihood.room(beside: η, side, limit), room < nearest.distance else {
          continue
        }
        nearest = (row, room, likelihood.link.mean(at: η + side * room).value)
      }
    }
    guard nearest.distance.isFinite else { return nil }
    (self.likelihood, row) = (likelihood, nearest.row)
    mean =
      abs(nearest.mean) > 1e4 * abs(likelihood.meanResponse)
      ? "infinity" : abs(nearest.mean) < 1e-4 * largestMean ? "0" : nearest.mean.rounded(digits: 4)
  }

  /// What to say of a fit that ended there.
  func error(steps: Int, deviance: Double) -> RegressionError {
    let link = type(of: likelihood.link).name, family = likelihood.family
    let inside =
      family.boundaries.count > 1
      ? LogitLink.name : family is GaussianFamily ? IdentityLink.name : LogLink.name
    return RegressionError(
      row: row, column: likelihood.response.name,
      "no convergence, as the best fit of the \(type(of: family).name) regression lies on the edge of "
        + "what the \(link) link allows, where this row's mean is \(mean); after \(steps) steps the "
        + "last deviance was \(deviance)",
      remedy: "take a link that keeps every mean inside: --link \(inside)")
  }
}

extension Likelihood {
  /// How far a linear predictor can go to one side before it has no mean, by bisection; nil where
  /// that is further than `limit`.
  fileprivate func room(beside η: Double, _ side: Double, _ limit: Double) -> Double? {
    func admits(_ distance: Double) -> Bool { family.admits(link.mean(at: η + side * distance)) }
    guard admits(0), !admits(limit) else { return nil }
    var (inside, outside) = (0.0, limit)
    for _ in 0..<40 {
      let middle = 0.5 * (inside + outside)
      if admits(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }
}
