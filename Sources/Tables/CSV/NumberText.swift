/// Reads decimal numbers, correctly rounded.
enum NumberText {
  enum Reading: Equatable {
    case number(Double)
    case notANumber
    /// A number beyond ±1.8e308.
    case overflow
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  static func number(_ text: String) -> Double? {
    var text = text
    let reading = text.withUTF8 { read($0) }
    if case .number(let number) = reading { return number } else { return nil }
  }

  /// Sign, digits with at most one point, exponent: neither hexadecimal nor `inf` nor spaces.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    var i = 0
    let count = bytes.count
    guard count > 0 else { return .notANumber }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    if isNegative || bytes[0] == UInt8(ascii: "+") { i = 1 }

    var mantissa: UInt64 = 0
    var digits = 0
    var fraction = 0
    var isExact = true
    var seenPoint = false
    while i < count {
      let byte = bytes[i]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        if mantissa < 1 << 59 {
          mantissa = mantissa * 10 + UInt64(byte & 15)
        } else {
          isExact = false
        }
        digits += 1
        if seenPoint { fraction += 1 }
      } else if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else {
        break
      }
      i += 1
    }
    guard digits > 0 else { return .notANumber }

    var exponent = 0
    if i < count {
      guard bytes[i] | 32 == UInt8(ascii: "e") else { return .notANumber }
      i += 1
      var sign = 1
      if i < count, bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+") {
        sign = bytes[i] == UInt8(ascii: "-") ? -1 : 1
        i += 1
      }
      guard i < count else { return .notANumber }
      while i < count {
        guard bytes[i] >= UInt8(ascii: "0"), bytes[i] <= UInt8(ascii: "9") else {
          return .notANumber
        }
        exponent = min(exponent * 10 + Int(bytes[i] & 15), 1_000_000)
        i += 1
      }
      exponent *= sign
    }

    // Both factors are exact, so one rounding is the only one (Clinger 1990).
    let power = exponent - fraction
    if isExact, mantissa <= 1 << 53, power >= -22, power <= 22 {
      let magnitude =
        power < 0
        ? Double(mantissa) / powersOfTen[-power] : Double(mantissa) * powersOfTen[power]
      return .number(isNegative ? -magnitude : magnitude)
    }
    guard let number = Double(String(decoding: bytes, as: UTF8.self)) else { return .notANumber }
    return number.isFinite ? .number(number) : .overflow
  }
}
