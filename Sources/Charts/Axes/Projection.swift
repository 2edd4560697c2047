internal import Numerics

/// Takes numbers of an axis to coordinates of the drawing.
struct Projection {
  let axis: Axis
  /// What the axis shows.
  let range: ClosedRange<Double>
  /// Where its two ends are.
  let from, to: Double

  /// - Parameters:
  ///   - axis: what is measured.
  ///   - values: what has to have a place; those that `axis` cannot show are left out.
  ///   - from: the coordinate of the lower end.
  ///   - to: the coordinate of the upper end.
  init(_ axis: Axis, showing values: some Sequence<Double>, from: Double, to: Double) {
    self.axis = axis
    (self.from, self.to) = axis.isReversed ? (to, from) : (from, to)
    range = Self.range(of: axis, values)
  }

  /// Data touches neither end, except where the axis was given a range that holds it.
  private static func range(of axis: Axis, _ values: some Sequence<Double>) -> ClosedRange<Double> {
    var (low, high) = (Double.infinity, -Double.infinity)
    for x in values where axis.shows(x) { (low, high) = (min(low, x), max(high, x)) }
    let given = axis.range.flatMap { axis.shows($0.lowerBound) ? $0 : nil }
    if low > high { return given ?? (axis.scale == .linear ? 0...1 : 0.1...1) }
    // Numbers near the end of what can be represented leave no room for a margin.
    let most = 1e300
    (low, high) = (max(-most, min(low, most)), max(-most, min(high, most)))
    if axis.scale == .logarithmic {
      let factor = max(Double.exp(0.03 * Double.log(high / low)), 1.02)
      let padded = max(low / factor, 1e-300)...high * factor
      return joined(given, data: low...high, padded: padded)
    }
    let margin = high > low ? 0.04 * (high - low) : max(0.5, 0.05 * abs(high))
    return joined(given, data: low...high, padded: (low - margin)...(high + margin))
  }

  private static func joined(
    _ given: ClosedRange<Double>?, data: ClosedRange<Double>, padded: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    guard let given, given.upperBound > given.lowerBound else { return padded }
    let low = data.lowerBound >= given.lowerBound ? given.lowerBound : padded.lowerBound
    let high = data.upperBound <= given.upperBound ? given.upperBound : padded.upperBound
    return low...high
  }

  /// The coordinate of a number that the axis shows; what lies outside of the range is at its end.
  func callAsFunction(_ x: Double) -> Double {
    let x = min(max(x, range.lowerBound), range.upperBound)
    let share: Double
    switch axis.scale {
    case .linear:
      // Halved, so that no difference overflows.
      share = (x / 2 - range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2)
    case .logarithmic:
      let low = Double.log(range.lowerBound)
      share = (Double.log(x) - low) / (Double.log(range.upperBound) - low)
    }
    return from + share * (to - from)
  }

  /// Where ticks stand, and what they say, at most about `count` of them.
  func ticks(atMost count: Int) -> [Tick] {
    if !axis.categories.isEmpty {
      return axis.categories.enumerated().map { Tick(value: Double($0.offset), text: $0.element) }
    }
    return axis.scale == .linear
      ? Tick.linear(range, atMost: count, isWhole: axis.isWhole)
      : Tick.logarithmic(range, atMost: count)
  }
}
