internal import Numerics
internal import Training

/// The difference that a step made, on the same rows, with a bootstrap interval (Efron 1979).
struct Comparison {
  let upper, lower: String
  /// Accuracy, or RMSE.
  let metric: String
  /// Upper minus lower; better is positive for accuracy, negative for RMSE.
  let difference: Double
  let interval: ClosedRange<Double>
  let rows: Int
  private let isClasses: Bool

  /// `nil` where the two cannot be compared.
  init?(of upper: Rung, with lower: Rung, resamples: Int = 1_000) {
    guard let a = upper.outcomes.rowErrors, let b = lower.outcomes.rowErrors, a.count == b.count,
      a.count > 1
    else { return nil }
    (self.upper, self.lower, rows) = (upper.title, lower.title, a.count)
    isClasses = if case .classes = upper.outcomes { true } else { false }
    metric = isClasses ? "accuracy" : "RMSE"
    let isClasses = isClasses
    /// Of the sums of errors to the difference of the metric.
    func difference(_ x: Double, _ y: Double) -> Double {
      let n = Double(a.count)
      return isClasses ? (y - x) / n : (x / n).squareRoot() - (y / n).squareRoot()
    }
    let observed = difference(a.reduce(0, +), b.reduce(0, +))
    // Squares of numbers beyond 1e154 are infinite.
    guard observed.isFinite else { return nil }
    self.difference = observed
    let random = RandomSource(seed: 1, purpose: 0x626F_6F74)
    let n = a.count
    // A few thousand rows tell the width; more would only take longer.
    let drawn = min(n, 2_000), scale = (Double(drawn) / Double(n)).squareRoot()
    let differences = (0..<resamples).map { k in
      var x = 0.0, y = 0.0
      for i in 0..<drawn {
        let row = Int(random.uniform(k * drawn + i) * Double(n))
        x += a[row]
        y += b[row]
      }
      let share = Double(n) / Double(drawn)
      return observed + (difference(x * share, y * share) - observed) * scale
    }.sorted()
    interval = differences[resamples / 40]...differences[resamples - 1 - resamples / 40]
  }

  var sentence: String {
    let isBetter = isClasses ? interval.lowerBound > 0 : interval.upperBound < 0
    let isWorse = isClasses ? interval.upperBound < 0 : interval.lowerBound > 0
    let change =
      "\(metric) \(signed(difference)) (95 % interval \(signed(interval.lowerBound)) to "
      + "\(signed(interval.upperBound)), \(rows) rows)"
    if isBetter { return "The hidden layers were worth it: \(change)." }
    if isWorse { return "The hidden layers made it worse: \(change)." }
    return "No clear gain from the hidden layers: \(change)."
  }

  private func signed(_ x: Double) -> String {
    guard x != 0, x.isFinite else { return "0" }
    let sign = x > 0 ? "+" : "−"
    // One spelling for all three numbers: with a power of ten where four decimals, or all digits of
    // a whole number, would say nothing.
    let largest = [difference, interval.lowerBound, interval.upperBound].map(abs).max() ?? 0
    guard abs(x) < 1e15, isClasses || largest >= 1e-3 else { return sign + scientific(abs(x)) }
    // Three significant digits.
    var unit = 1.0
    while abs(x) / unit >= 1_000 { unit *= 10 }
    while abs(x) / unit < 100, unit > 1e-12 { unit /= 10 }
    let rounded = (x / unit).rounded() * unit
    let text = unit >= 1 ? "\(Int(rounded))" : fixed(rounded, unit: unit)
    return sign + text.drop { $0 == "-" }
  }

  /// `1.23e-7`
  private func scientific(_ x: Double) -> String {
    var mantissa = x, exponent = 0
    while mantissa >= 9.995 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 0.9995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    let digits = String(Int((mantissa * 100).rounded()))
    return digits.prefix(1) + "." + digits.dropFirst() + "e\(exponent)"
  }

  private func fixed(_ x: Double, unit: Double) -> String {
    var decimals = 0, u = unit
    while u < 0.999, decimals < 4 {
      u *= 10
      decimals += 1
    }
    var scaled = abs(x)
    for _ in 0..<decimals { scaled *= 10 }
    let digits = String(Int(scaled.rounded()))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return decimals == 0 ? padded : padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}

extension Outcomes {
  /// One number for each row: 0 or 1 for a class, the mean squared error of the outputs for numbers.
  var rowErrors: [Double]? {
    switch self {
    case .classes(let p, let truth):
      truth.indices.map { p.largestRow(inColumn: $0) == truth[$0] ? 0 : 1 }
    case .numbers(let predicted, let truth):
      (0..<count).map { n in
        zip(predicted, truth).reduce(0) { $0 + ($1.0[n] - $1.1[n]) * ($1.0[n] - $1.1[n]) }
          / Double(max(truth.count, 1))
      }
    }
  }
}
