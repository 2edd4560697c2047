internal import Numerics

/// Numbers for people to read, in pictures and pages: a real minus sign, powers of ten as such.
public enum Numeral {
  /// A number with so many decimals: `−0.50`. What rounds to zero has no sign, and what has more than
  /// fifteen digits is written with a power of ten.
  public static func fixed(_ x: Double, decimals: Int) -> String {
    guard x.isFinite else { return special(x) }
    let scaled = (abs(x) * power(decimals)).rounded()
    guard decimals <= 15, scaled < 1e15 else { return scientific(x, digits: 3) }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = x < 0 && scaled > 0 ? "−" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// So many significant digits, zeros at the end left out: `0.0123`, `1.5×10⁻⁷`. Digits before the
  /// point are never replaced by zeros.
  public static func significant(_ x: Double, digits: Int = 3) -> String {
    guard x.isFinite else { return special(x) }
    guard x != 0 else { return "0" }
    let exponent = exponent(of: x)
    guard (-4..<9).contains(exponent) else { return scientific(x, digits: digits) }
    return trimmed(fixed(x, decimals: max(0, digits - 1 - exponent)))
  }

  /// `12,345`
  public static func grouped(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    var text = count < 0 ? "−" : ""
    for (k, digit) in digits.enumerated() {
      if k > 0, (digits.count - k).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// `97.3 %`
  public static func percent(_ share: Double, decimals: Int = 1) -> String {
    share.isFinite ? fixed(100 * share, decimals: decimals) + " %" : special(share)
  }

  /// With as many decimals as a step of a scale needs.
  static func text(_ x: Double, step: Double) -> String {
    let exponent = exponent(of: step)
    let largest = Self.exponent(of: max(abs(x), step))
    guard (-5...0).contains(min(exponent, 0)), largest < 6 else {
      return x == 0 ? "0" : scientific(x, digits: max(1, largest - exponent + 1))
    }
    return fixed(x, decimals: max(0, -exponent))
  }

  /// `1.5×10⁻⁷`
  private static func scientific(_ x: Double, digits: Int) -> String {
    var exponent = exponent(of: x)
    var mantissa = abs(x) / power(exponent)
    // Rounded to the digits shown it may be 10.
    let unit = power(max(0, digits - 1))
    if (mantissa * unit).rounded() / unit >= 10 {
      (mantissa, exponent) = (mantissa / 10, exponent + 1)
    }
    let text = trimmed(fixed(mantissa, decimals: min(14, max(0, digits - 1))))
    let sign = x < 0 ? "−" : ""
    return sign + (text == "1" ? "" : text + "×") + "10" + superscript(exponent)
  }

  private static func superscript(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let sign = exponent < 0 ? "⁻" : ""
    return sign
      + String(String(exponent.magnitude).compactMap { $0.wholeNumberValue }.map { digits[$0] })
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  private static func special(_ x: Double) -> String { x.isNaN ? "NaN" : x > 0 ? "∞" : "−∞" }

  /// 10ⁿ, the nearest there is.
  static func power(_ n: Int) -> Double { Double("1e\(n)") ?? .nan }

  /// The n for which 10ⁿ ≤ |x| < 10ⁿ⁺¹; 0 for zero.
  static func exponent(of x: Double) -> Int {
    guard x != 0, x.isFinite else { return 0 }
    let n = Int((Double.log(abs(x)) / Double.log(10)).rounded(.down))
    // The quotient of logarithms may be off by a last digit.
    return abs(x) >= power(n + 1) ? n + 1 : abs(x) < power(n) ? n - 1 : n
  }
}
