internal import Equations

extension Likelihood {
  /// The weighted mean of the responses.
  var meanResponse: Double {
    var (sum, total) = (0.0, 0.0)
    for (i, y) in response.values.enumerated() {
      let a = (weights?[i] ?? 1) * (response.trials?[i] ?? 1)
      guard a > 0 else { continue }
      sum += a * y
      total += a
    }
    return sum / total
  }

  /// The deviance where every row has the same mean.
  func deviance(ofMean value: Double) -> Double {
    let mean = Mean(value, slope: 0, curvature: 0)
    return response.values.indices.reduce(0) { sum, i in
      let a = (weights?[i] ?? 1) * (response.trials?[i] ?? 1)
      return a > 0 ? sum + a * family.unitDeviance(response.values[i], mean) : sum
    }
  }

  var meanOffset: Double {
    guard let offset, !offset.isEmpty else { return 0 }
    return offset.reduce(0, +) / Double(offset.count)
  }

  /// For messages: `the poisson regression of Days`.
  var label: String { "the \(type(of: family).name) regression of \(response.name)" }
}
