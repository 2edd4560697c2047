extension ValueSyntax where Value == Int {
  /// A whole number in decimal digits.
  public static func integer(in range: ClosedRange<Int> = .min ... .max) -> Self {
    Self(placeholder: "N") { text throws(ValueProblem) in
      let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        throw .not("a whole number", text)
      }
      // Digits that do not fit into an Int are outside of any range, too.
      guard let value = Int(text), range.contains(value) else {
        throw ValueProblem("\(text) is not \(phrase(range))")
      }
      return value
    }
  }

  private static func phrase(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max && range.lowerBound != .min
      ? "at least \(range.lowerBound)"
      : "between \(range.lowerBound) and \(range.upperBound)"
  }
}

extension ValueSyntax where Value == UInt64 {
  /// A seed: any whole number from 0 to 2⁶⁴ − 1.
  public static var seed: Self {
    Self(placeholder: "N") { text throws(ValueProblem) in
      guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        throw .not("a whole number from 0 on", text)
      }
      guard let value = UInt64(text) else {
        throw ValueProblem("\(text) is not between 0 and \(UInt64.max)")
      }
      return value
    }
  }
}

extension ValueSyntax where Value == Double {
  /// A finite number.
  public static var number: Self { number("") { _ in true } }

  /// A finite number, both ends of the range included.
  public static func number(in range: ClosedRange<Double>) -> Self {
    number("between \(short(range.lowerBound)) and \(short(range.upperBound))", range.contains)
  }

  /// A finite number, the upper end of the range left out.
  public static func number(in range: Range<Double>) -> Self {
    number(
      "at least \(short(range.lowerBound)) and below \(short(range.upperBound))", range.contains)
  }

  /// A finite number greater than `bound`.
  public static func number(above bound: Double) -> Self {
    number("greater than \(short(bound))") { $0 > bound }
  }

  /// A finite number, `bound` or greater.
  public static func number(atLeast bound: Double) -> Self {
    number("at least \(short(bound))") { $0 >= bound }
  }

  private static func number(
    _ phrase: String, _ isAllowed: @escaping @Sendable (Double) -> Bool
  ) -> Self {
    Self(
      placeholder: "NUMBER",
      read: { text throws(ValueProblem) in
        // The standard library also reads hexadecimal, "nan" and "inf"; a user who types those erred.
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
          let value = Double(text)
        else { throw .not("a number", text) }
        guard value.isFinite else { throw ValueProblem("\(text) is too large") }
        guard isAllowed(value) else { throw ValueProblem("\(text) is not \(phrase)") }
        return value
      },
      write: short)
  }

  /// `1` instead of `1.0`: as a person would type it.
  @Sendable private static func short(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
