#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  @preconcurrency internal import Musl
#else
  @preconcurrency internal import Glibc
#endif

/// Numbers for human eyes. (What is to be read back goes through `JSONValue`, which loses nothing.)
///
/// Rounding is that of the exact binary value to the nearest decimal, ties to even, in any magnitude.
/// Numbers that are none are `NaN`, `inf` and `-inf`.
public enum NumberText {
  /// A number with so many decimals: `0.50`. A negative number that rounds to zero has no sign.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return special(value) }
    return unsignedZero(print("%.*f", decimals, value))
  }

  /// A number with so many significant digits, zeros at the end included: `0.1200`, `1234`, `1.234e-07`.
  ///
  /// Whole digits are never replaced by zeros: 123456 to three digits is `123456`. Below 0.0001, and from
  /// 10⁹ on, an exponent is used.
  public static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return special(value) }
    if value == 0 { return fixed(0, decimals: digits - 1) }
    let scientific = print("%.*e", digits - 1, value)
    let exponent = exponent(of: scientific)
    return (-4..<9).contains(exponent)
      ? fixed(value, decimals: max(0, digits - 1 - exponent)) : scientific
  }

  /// As `significant`, with the zeros at the end left out: `0.12`, `1e-07`.
  public static func shortest(_ value: Double, digits: Int) -> String {
    let text = significant(value, digits: digits)
    let mantissa = text.prefix { $0 != "e" }
    guard mantissa.contains(".") else { return text }
    var shortened = mantissa
    while shortened.last == "0" { shortened.removeLast() }
    if shortened.last == "." { shortened.removeLast() }
    return String(shortened + text.dropFirst(mantissa.count))
  }

  /// A share as percent with so many decimals: `98.2 %`.
  public static func percent(_ share: Double, decimals: Int = 1) -> String {
    share.isFinite ? "\(fixed(share * 100, decimals: decimals)) %" : special(share)
  }

  /// A whole number with its thousands separated: `1,234,567`.
  public static func grouped(_ value: Int) -> String {
    let digits = Array("\(value.magnitude)")
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A span of time: `0.35 ms`, `12 ms`, `0.3 s`, `42 s`, `2 min 05 s`, `3 h 07 min`, `2 d 03 h`.
  public static func duration(seconds: Double) -> String {
    guard seconds.isFinite else { return special(seconds) }
    if seconds < 0 { return "-" + duration(seconds: -seconds) }
    // The limits are where the coarser unit's rounding begins, so that nothing reads "60 s".
    if seconds < 0.000_995 { return "\(fixed(seconds * 1000, decimals: 2)) ms" }
    if seconds < 0.0995 {
      return "\(fixed(seconds * 1000, decimals: seconds < 0.00995 ? 1 : 0)) ms"
    }
    if seconds < 9.95 { return "\(fixed(seconds, decimals: 1)) s" }
    if seconds < 59.5 { return "\(fixed(seconds, decimals: 0)) s" }
    if seconds < 3599.5 { return parts(seconds, of: 1, "min", "s", ratio: 60) }
    if seconds < 86370 { return parts(seconds, of: 60, "h", "min", ratio: 60) }
    if seconds < 1e12 { return parts(seconds, of: 3600, "d", "h", ratio: 24) }
    return "\(significant(seconds / 86400, digits: 3)) d"
  }

  /// A span of time to come, in whole seconds rounded up: `1 s`, `42 s`, `2 min 05 s`.
  static func wholeSeconds(_ seconds: Double) -> String {
    let whole = max(1, seconds.rounded(.up))
    return whole < 60 ? "\(fixed(whole, decimals: 0)) s" : duration(seconds: whole)
  }

  private static func parts(
    _ seconds: Double, of unit: Double, _ major: String, _ minor: String, ratio: Int
  ) -> String {
    let count = Int((seconds / unit).rounded())
    let rest = count % ratio
    return "\(count / ratio) \(major) \(rest < 10 ? "0" : "")\(rest) \(minor)"
  }

  /// An amount of memory in decimal units: `512 bytes`, `1.2 MB`.
  public static func bytes(_ count: Int) -> String {
    if count.magnitude < 1000 { return count == 1 ? "1 byte" : "\(count) bytes" }
    return scaled(Double(count), unit: "B")
  }

  /// An amount in a unit with a decimal prefix and two digits or more: `1.2 Gflop`, `235 Gflop/s`.
  public static func scaled(_ value: Double, unit: String) -> String {
    guard value.isFinite else { return "\(special(value)) \(unit)" }
    let prefixes = ["", "k", "M", "G", "T", "P", "E"]
    var scaled = value
    var index = 0
    // 999.5 would be rounded to 1000: it is 1.0 of the next unit.
    while scaled.magnitude >= 999.5, index < prefixes.count - 1 {
      scaled /= 1000
      index += 1
    }
    let isWhole = index == 0 && scaled == scaled.rounded()
    let decimals = isWhole || scaled.magnitude >= 9.95 ? 0 : 1
    return "\(fixed(scaled, decimals: decimals)) \(prefixes[index])\(unit)"
  }

  // MARK: Digits

  private static func special(_ value: Double) -> String {
    value.isNaN ? "NaN" : value > 0 ? "inf" : "-inf"
  }

  private static func unsignedZero(_ text: String) -> String {
    let isZero = text.hasPrefix("-") && text.dropFirst().allSatisfy { $0 == "0" || $0 == "." }
    return isZero ? String(text.dropFirst()) : text
  }

  private static func exponent(of scientific: String) -> Int {
    Int(scientific.drop { $0 != "e" }.dropFirst()) ?? 0
  }

  /// The C library's printing rounds exactly, which repeated multiplication by ten does not.
  private static func print(_ format: String, _ digits: Int, _ value: Double) -> String {
    // 309 whole digits, a sign, a point and the decimals asked for.
    let decimals = min(max(digits, 0), 340)
    let capacity = 320 + decimals
    return String(unsafeUninitializedCapacity: capacity) { buffer in
      // Safe: vsnprintf writes no more than the capacity it is given, and returns the length it wrote.
      buffer.withMemoryRebound(to: CChar.self) { characters in
        withVaList([Int32(decimals), value]) {
          Int(vsnprintf(characters.baseAddress, capacity, format, $0))
        }
      }
    }
  }
}
