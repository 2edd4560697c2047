#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How many significant digits a number is shown with; zeros at the end are left out.
public struct Digits: Sendable, Equatable {
  public let count: Int

  /// From 1 to 17; with 17 every number reads back to the same bits.
  public init(_ count: Int) { self.count = min(max(count, 1), 17) }

  /// The number, rounded from its exact value: `0.15`, `-1.2e-07`.
  public func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if value == 0 { return "0" }
    var buffer = [CChar](repeating: 0, count: 32)
    // Safe: at most 24 characters with 17 digits, sign, point and exponent.
    let length = withVaList([Int32(count), value]) { vsnprintf(&buffer, buffer.count, "%.*g", $0) }
    return String(decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The number as a person would type it: the fewest digits that read back to the same bits.
  static func shortest(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
