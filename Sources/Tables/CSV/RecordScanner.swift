/// Cuts delimited text into records and fields (RFC 4180).
///
/// Beyond the RFC: spaces around fields do not count, blank lines are skipped, LF and a lone CR end a
/// line as CRLF does, and a quote inside an unquoted field is a character like any other.
struct RecordScanner {
  private let name: String
  // Safe: read only at positions below its count, while the file's bytes are lent.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var position: Int
  private var line = 1

  private(set) var starts: [Int] = []
  private(set) var lines: [Int] = []
  private(set) var ends: [UInt32] = []
  /// Fields in every record; what the first one has.
  private(set) var width = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(name: String, bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8) {
    (self.name, self.bytes, self.delimiter, position) = (name, bytes, delimiter, start)
  }

  /// - Throws: at a record with another number of fields than the first, a quote that is never
  ///   closed, and text after a closing quote.
  mutating func scan() throws(TableError) {
    while skipBlankLines() { try scanRecord() }
  }

  /// Whether there is anything left.
  private mutating func skipBlankLines() -> Bool {
    while position < bytes.count {
      var ahead = position
      while ahead < bytes.count, Field.isSpace(bytes[ahead], delimiter) { ahead += 1 }
      guard ahead < bytes.count else { return false }
      guard isLineEnd(bytes[ahead]) else { return true }
      position = ahead
      passLineEnd()
    }
    return false
  }

  private mutating func scanRecord() throws(TableError) {
    let start = position
    let firstLine = line
    let fieldsBefore = ends.count
    while true {
      try passField()
      guard let end = UInt32(exactly: position - start) else {
        throw TableError(at: "\(name):\(firstLine)", "this record is longer than 4 GiB")
      }
      ends.append(end)
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    passLineEnd()
    starts.append(start)
    lines.append(firstLine)
    try check(fields: ends.count - fieldsBefore, line: firstLine)
  }

  private mutating func check(fields: Int, line: Int) throws(TableError) {
    guard starts.count > 1 else {
      width = fields
      return
    }
    guard fields == width else {
      throw TableError(
        at: "\(name):\(line)",
        "has \(Quotation.count(fields, "field")), but line \(lines[0]) has \(width)",
        remedy: "quote fields that contain \(Delimiter.name(delimiter)), "
          + "or use --delimiter if that is not what separates them")
    }
  }

  private mutating func passField() throws(TableError) {
    while position < bytes.count, Field.isSpace(bytes[position], delimiter) { position += 1 }
    if position < bytes.count, bytes[position] == Self.quote {
      try passQuotedField()
      return
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || isLineEnd(byte) { return }
      position += 1
    }
  }

  private mutating func passQuotedField() throws(TableError) {
    let openingLine = line
    position += 1
    while true {
      guard position < bytes.count else {
        throw TableError(
          at: "\(name):\(openingLine)", "a quote opens here and is never closed",
          remedy: "close it, or double it if it belongs to the text")
      }
      let byte = bytes[position]
      if byte == Self.quote {
        position += 1
        guard position < bytes.count, bytes[position] == Self.quote else { break }
        position += 1
      } else if isLineEnd(byte) {
        passLineEnd()
      } else {
        position += 1
      }
    }
    while position < bytes.count, Field.isSpace(bytes[position], delimiter) { position += 1 }
    guard position == bytes.count || bytes[position] == delimiter || isLineEnd(bytes[position])
    else {
      throw TableError(
        at: "\(name):\(line)", "text follows a closing quote",
        remedy: "double the quotes that belong to the text")
    }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func passLineEnd() {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == Self.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Self.lineFeed
    position += isPair ? 2 : 1
    line += 1
  }
}
