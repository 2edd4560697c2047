#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Makes sure that a file is text before it is cut into records.
enum TextCheck {
  /// Where the text starts: after a byte order mark, if there is one.
  ///
  /// - Throws: at a NUL byte and at bytes that are not UTF-8, with the line.
  static func check(_ bytes: UnsafeBufferPointer<UInt8>, name: String) throws(TableError) -> Int {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TableError(at: name, "is UTF-16 text", remedy: "save it as UTF-8")
    }
    // Safe: memchr looks at no more than the count.
    if let base = bytes.baseAddress, let found = memchr(base, 0, bytes.count) {
      let offset = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      throw TableError(
        at: "\(name):\(line(of: offset, in: bytes))", "a NUL byte stands here",
        remedy: "a table is UTF-8 text")
    }
    if let offset = firstInvalidByte(bytes) {
      throw TableError(
        at: "\(name):\(line(of: offset, in: bytes))", "is not valid UTF-8",
        remedy: "save the file as UTF-8")
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func line(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var line = 1
    for i in 0..<offset {
      let isLoneReturn = bytes[i] == UInt8(ascii: "\r") && bytes[i + 1] != UInt8(ascii: "\n")
      if bytes[i] == UInt8(ascii: "\n") || isLoneReturn { line += 1 }
    }
    return line
  }

  /// By the Unicode standard's table of well-formed sequences (table 3-7).
  static func firstInvalidByte(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    // Safe: eight bytes are loaded only where as many are left.
    let raw = UnsafeRawBufferPointer(bytes)
    var i = 0
    while i < bytes.count {
      if i + 8 <= bytes.count,
        raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        i += 8
        continue
      }
      guard let length = sequenceLength(bytes, at: i) else { return i }
      i += length
    }
    return nil
  }

  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int? {
    func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      i + offset < bytes.count && range.contains(bytes[i + offset])
    }
    switch bytes[i] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return isContinuation(1) ? 2 : nil
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> =
        switch bytes[i] {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        default: 0x80...0xBF
        }
      return isContinuation(1, second) && isContinuation(2) ? 3 : nil
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> =
        switch bytes[i] {
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
      return isContinuation(1, second) && isContinuation(2) && isContinuation(3) ? 4 : nil
    default: return nil
    }
  }
}
