internal import Gradus
internal import Terminal

/// Columns of estimates with their points below each other, to the digits that their errors leave.
struct AlignedNumbers {
  /// For all rows; nil where the rows differ too much in size, and each has digits of its own.
  private let decimals: Int?

  static let missing = "NA"
  private static let digits = 4
  private static let mostDecimals = 7

  /// Every error has three significant digits or more; without errors, every estimate has four.
  init(estimates: [Double?], errors: [Double?]) {
    var needed: [Int] = []
    for (estimate, error) in zip(estimates, errors) {
      if let error, error > 0, error.isFinite {
        needed.append(Self.digits - 2 - Self.exponent(error))
      } else if let estimate, estimate != 0, estimate.isFinite {
        needed.append(Self.digits - 1 - Self.exponent(estimate))
      }
    }
    let most = max(needed.max() ?? 3, 0)
    decimals = most <= Self.mostDecimals ? most : nil
  }

  /// The cells of a column.
  func cells(_ values: [Double?]) -> [String] {
    let texts = values.map { value in
      guard let value else { return Self.missing }
      guard let decimals, value.magnitude < 1e9 else {
        return NumberText.significant(value, digits: Self.digits)
      }
      return NumberText.fixed(value, decimals: decimals)
    }
    return Self.aligned(texts)
  }

  /// Numbers of one kind, the greatest with four significant digits.
  static func significant(_ values: [Double]) -> [String] {
    AlignedNumbers(estimates: [values.map(\.magnitude).max()], errors: [nil]).cells(values)
  }

  /// Texts filled with blanks on the right, so that the points of numbers set to the right are below
  /// each other.
  private static func aligned(_ texts: [String]) -> [String] {
    let tails = texts.map { text in
      guard text.contains(where: \.isNumber) else { return 0 }
      return text.count
        - (text.firstIndex { $0 == "." || $0 == "e" }
          .map { text.distance(from: text.startIndex, to: $0) } ?? text.count)
    }
    let longest = tails.max() ?? 0
    return zip(texts, tails).map { text, tail in
      text.contains(where: \.isNumber) ? text + String(repeating: " ", count: longest - tail) : text
    }
  }

  /// e with 10ᵉ ≤ |x| < 10ᵉ⁺¹.
  private static func exponent(_ x: Double) -> Int {
    Int((Double.log(x.magnitude) / .log(10)).rounded(.down))
  }
}
