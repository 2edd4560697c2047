/// A decimal number as it is written: `±mantissa · 10^power`.
struct DecimalText {
  private var isNegative = false
  /// The digits; too many for it are left out.
  private var mantissa: UInt64 = 0
  private var power = 0
  private var hasAllDigits = true
  /// Where the text ends.
  private(set) var end: Int

  /// The longest number that begins at a position; nil where none does.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    end = start
    if end < bytes.count, Self.isSign(bytes[end]) {
      isNegative = bytes[end] == UInt8(ascii: "-")
      end += 1
    }
    var digits = readDigits(bytes)
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      end += 1
      let fraction = readDigits(bytes)
      digits += fraction
      power = -fraction
    }
    guard digits > 0 else { return nil }
    if end < bytes.count, bytes[end] | 32 == UInt8(ascii: "e") { readExponent(bytes) }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  /// How many digits there are.
  @inline(__always)
  private mutating func readDigits(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let start = end
    // Safe: eight bytes are loaded only where as many are left.
    let raw = UnsafeRawBufferPointer(bytes)
    while mantissa < 100_000_000_000, end + 8 <= bytes.count,
      let eight = Self.digits(
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self)))
    {
      mantissa = mantissa * 100_000_000 + eight
      end += 8
    }
    while end < bytes.count, case let digit = bytes[end] &- UInt8(ascii: "0"), digit < 10 {
      if mantissa < 1_000_000_000_000_000_000 {
        mantissa = mantissa * 10 + UInt64(digit)
      } else {
        hasAllDigits = false
      }
      end += 1
    }
    return end - start
  }

  /// Eight digits, the first one in the lowest byte; nil where a byte is none.
  @inline(__always)
  private static func digits(_ text: UInt64) -> UInt64? {
    // Above 9 either the high half of a byte is not 3, or adding 6 makes it so.
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    guard text & high | (((text &+ 0x0606_0606_0606_0606) & high) >> 4) == 0x3333_3333_3333_3333
    else { return nil }
    // Neighbors are joined to pairs, pairs to fours, fours to all eight.
    let ones = text & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = (ones &* 10 &+ ones >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF
  }

  /// Without a digit the text ends before the `e`.
  private mutating func readExponent(_ bytes: UnsafeBufferPointer<UInt8>) {
    var position = end + 1
    var isBelow = false
    if position < bytes.count, Self.isSign(bytes[position]) {
      isBelow = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    var exponent = 0
    while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10
    {
      exponent = min(exponent * 10 + Int(digit), 1_000_000)
      position += 1
      end = position
    }
    power += isBelow ? -exponent : exponent
  }

  /// The nearest number; nil where it takes more than 128 bits to tell.
  var number: Double? {
    guard hasAllDigits, let magnitude = Self.nearest(mantissa, power) else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// 5ᵏ as long as it fits.
  private static let powersOfFive: [UInt64] = (0...27).map { k in
    (0..<k).reduce(1) { n, _ in n * 5 }
  }

  /// m · 10ᵏ, rounded once.
  ///
  /// As m · 5ᵏ or m / 5⁻ᵏ is formed exactly, of 128 bits or with the remainder, all that is left is to
  /// round it to 53 bits.
  @inline(__always)
  static func nearest(_ m: UInt64, _ k: Int) -> Double? {
    guard m > 0 else { return 0 }
    guard k >= -27, k <= 27 else { return nil }
    if k == 0 { return Double(m) }
    let five = powersOfFive[abs(k)]
    if k > 0 {
      let (high, low) = m.multipliedFullWidth(by: five)
      guard high > 0 else { return scaled(low, k) }
      let shift = high.leadingZeroBitCount
      let top = shift == 0 ? high : high << shift | low >> (64 - shift)
      return scaled(top | (low << shift == 0 ? 0 : 1), k + 64 - shift)
    }
    // Both begin with a one, so that the quotient has 63 or 64 bits.
    let (m, shift) = (m << m.leadingZeroBitCount, m.leadingZeroBitCount)
    let (d, shiftOfFive) = (five << five.leadingZeroBitCount, five.leadingZeroBitCount)
    let (quotient, remainder) = d.dividingFullWidth((m >> 1, m << 63))
    return scaled(quotient | (remainder == 0 ? 0 : 1), k - 63 - shift + shiftOfFive)
  }

  /// n · 2ᵏ for one that is a normal number. A one in the last of 63 bits or more stands for all that
  /// follows: it is below what rounding looks at first.
  @inline(__always)
  private static func scaled(_ n: UInt64, _ k: Int) -> Double {
    Double(n) * Double(sign: .plus, exponent: k, significand: 1)
  }
}
