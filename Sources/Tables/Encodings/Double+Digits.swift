#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Double {
  /// As text with so many significant digits, for people.
  package func rounded(digits: Int) -> String {
    guard isFinite, self != 0 else { return shortestText }
    let power = digits - 1 - Int(log10(magnitude).rounded(.down))
    // Only powers of ten up to 10²² are exact.
    guard abs(power) <= 22 else { return shortestText }
    let factor = pow(10, Double(abs(power)))
    let rounded =
      power >= 0
      ? (self * factor).rounded() / factor : (self / factor).rounded() * factor
    return rounded.shortestText
  }
}
