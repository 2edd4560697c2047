/// Reads decimal numbers, correctly rounded.
enum NumberText {
  enum Reading: Equatable {
    case number(Double)
    case notANumber
    /// A number beyond ±1.8e308.
    case overflow
  }

  static func number(_ text: String) -> Double? {
    var text = text
    let reading = text.withUTF8 { read($0) }
    if case .number(let number) = reading { return number } else { return nil }
  }

  /// Sign, digits with at most one point, exponent: neither hexadecimal nor `inf` nor spaces.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    guard let text = DecimalText(bytes, from: 0), text.end == bytes.count else {
      return .notANumber
    }
    if let number = text.number { return .number(number) }
    guard let number = Double(String(decoding: bytes, as: UTF8.self)) else { return .notANumber }
    return number.isFinite ? .number(number) : .overflow
  }
}
