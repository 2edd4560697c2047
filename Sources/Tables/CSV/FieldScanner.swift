#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Finds where the fields of a record end.
// Safe: read only at positions below the bytes' count, while the file's bytes are lent.
struct FieldScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let delimiter: UInt8
  private let delimiters: UInt64

  static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    (self.bytes, self.delimiter) = (bytes, delimiter)
    delimiters = UInt64(delimiter) &* Self.ones
  }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

  /// Where the record's next field begins, if the one that ends here is not its last.
  func next(after end: Int) -> Int? {
    end < bytes.count && bytes[end] == delimiter ? end + 1 : nil
  }

  func isEnd(_ position: Int) -> Bool {
    position == bytes.count || bytes[position] == delimiter || Self.isLineEnd(bytes[position])
  }

  /// Past the line end that stands here.
  func passLineEnd(_ position: Int) -> Int {
    guard position < bytes.count else { return position }
    let isPair =
      bytes[position] == Self.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Self.lineFeed
    return position + (isPair ? 2 : 1)
  }

  func contains(_ byte: UInt8) -> Bool { position(behind: byte, from: 0) != nil }

  /// Behind the next such byte, if there is one.
  func position(behind byte: UInt8, from start: Int) -> Int? {
    // Safe: memchr looks at no more than what is left.
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
  }

  func passSpaces(_ start: Int) -> Int {
    var position = start
    while position < bytes.count, Field.isSpace(bytes[position], delimiter) { position += 1 }
    return position
  }

  /// The end of the field that begins here, of a record whose quotes are known to be closed.
  func end(ofFieldAt start: Int) -> Int {
    let first = passSpaces(start)
    guard first < bytes.count, bytes[first] == Self.quote else { return plainEnd(from: first) }
    var position = first + 1
    while position < bytes.count {
      if bytes[position] != Self.quote {
        position += 1
      } else if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
        position += 2
      } else {
        break
      }
    }
    return passSpaces(position + 1)
  }

  /// The next delimiter or line end.
  @inline(__always)
  func plainEnd(from start: Int) -> Int {
    var position = start
    let raw = UnsafeRawBufferPointer(bytes)
    while position + 8 <= bytes.count {
      let eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let found =
        Self.zeros(eight ^ delimiters) | Self.zeros(eight ^ Self.lineFeeds)
        | Self.zeros(eight ^ Self.carriageReturns)
      if found != 0 { return position + found.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < bytes.count, !isEnd(position) { position += 1 }
    return position
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let lineFeeds = 0x0A * ones
  private static let carriageReturns = 0x0D * ones

  /// The high bit of the first byte that is zero, and perhaps of some behind it.
  @inline(__always)
  private static func zeros(_ eight: UInt64) -> UInt64 {
    (eight &- 0x0101_0101_0101_0101) & ~eight & 0x8080_8080_8080_8080
  }
}
