/// A place on an axis with its number.
struct Tick: Equatable {
  let value: Double
  let text: String

  /// Multiples of 1, 2 or 5 times a power of ten (Heckbert 1990).
  static func linear(
    _ range: ClosedRange<Double>, atMost count: Int, isWhole: Bool = false
  ) -> [Tick] {
    let width = range.upperBound - range.lowerBound
    guard width > 0, width.isFinite else { return [] }
    let rough = width / Double(max(count, 2))
    let unit = Numeral.power(Numeral.exponent(of: rough))
    var step = unit * ([1, 2, 5, 10].first { unit * $0 >= rough * 0.999 } ?? 10)
    if isWhole { step = max(step, 1) }
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard first <= last, last - first < 100, abs(first) < 1e15 else { return [] }
    return (0...Int(last - first)).map { k in
      let value = (first + Double(k)) * step
      return Tick(value: value, text: Numeral.text(value, step: step))
    }
  }

  /// Powers of ten, with 2 and 5 times them where these are few.
  static func logarithmic(_ range: ClosedRange<Double>, atMost count: Int) -> [Tick] {
    let lowest = Numeral.exponent(of: range.lowerBound)
    let highest = Numeral.exponent(of: range.upperBound)
    let decades = highest - lowest + 1
    func ticks(_ factors: [Double], every: Int = 1) -> [Tick] {
      stride(from: lowest, through: highest, by: every).flatMap { n in
        factors.map { $0 * Numeral.power(n) }.filter(range.contains)
          .map { Tick(value: $0, text: Numeral.significant($0)) }
      }
    }
    let fine = ticks([1, 2, 5])
    if fine.count < 3 { return linear(range, atMost: count).filter { $0.value > 0 } }
    if fine.count <= max(count, 4) { return fine }
    return ticks([1], every: max(1, (decades + count - 1) / max(count, 1)))
  }
}
