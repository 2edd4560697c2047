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

  var meanOffset: Double {
    guard let offset, !offset.isEmpty else { return 0 }
    return offset.reduce(0, +) / Double(offset.count)
  }

  /// For messages: `the poisson regression of Days`.
  var label: String { "the \(type(of: family).name) regression of \(response.name)" }
}
