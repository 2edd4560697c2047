internal import Numerics

/// Cuts delimited text into records (RFC 4180).
///
/// Beyond the RFC: spaces around fields do not count, blank lines are skipped, LF and a lone CR end a
/// line as CRLF does, and a quote inside an unquoted field is a character like any other.
struct RecordScanner {
  private let name: String
  private let fields: FieldScanner
  private let end: Int
  private var position: Int
  private var line: Int32

  private(set) var starts: [Int] = []
  /// On which line each record starts, counted from 1.
  private(set) var lines: [Int32] = []
  /// Fields in every record, and on which line the first one stands.
  private(set) var width: Int
  private(set) var firstLine: Int32

  /// Scans from a position on, whose line this is, or only as far as `end`, which follows a line end.
  init(
    name: String, _ fields: FieldScanner, from start: Int, to end: Int? = nil, line: Int32 = 1,
    width: Int = 0, firstLine: Int32 = 1
  ) {
    (self.name, self.fields, position, self.line) = (name, fields, start, line)
    self.end = end ?? fields.bytes.count
    (self.width, self.firstLine) = (width, firstLine)
  }

  private var bytes: UnsafeBufferPointer<UInt8> { fields.bytes }

  /// - Throws: at a record with another number of fields than the first, a quote that is never
  ///   closed, and text after a closing quote.
  mutating func scan(atMost limit: Int = .max) throws(TableError) {
    while starts.count < limit, skipBlankLines() { try scanRecord() }
  }

  /// Whether there is anything left.
  private mutating func skipBlankLines() -> Bool {
    while position < end {
      let ahead = fields.passSpaces(position)
      guard ahead < end else { return false }
      guard FieldScanner.isLineEnd(bytes[ahead]) else { return true }
      position = ahead
      passLineEnd()
    }
    return false
  }

  private mutating func scanRecord() throws(TableError) {
    starts.append(position)
    lines.append(line)
    var count = 0
    while true {
      try passField()
      count += 1
      guard let next = fields.next(after: position) else { break }
      position = next
    }
    passLineEnd()
    if width == 0 { (width, firstLine) = (count, lines[0]) }
    guard count == width else {
      throw TableError(
        at: "\(name):\(lines[lines.count - 1])",
        "has \(Quotation.count(count, "field")), but line \(firstLine) has \(width)",
        remedy: "quote fields that contain \(Delimiter.name(fields.delimiter)), "
          + "or use --delimiter if that is not what separates them")
    }
  }

  private mutating func passField() throws(TableError) {
    position = fields.passSpaces(position)
    if position < bytes.count, bytes[position] == FieldScanner.quote {
      try passQuotedField()
    } else {
      position = fields.plainEnd(from: position)
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
      if byte == FieldScanner.quote {
        position += 1
        guard position < bytes.count, bytes[position] == FieldScanner.quote else { break }
        position += 1
      } else if FieldScanner.isLineEnd(byte) {
        passLineEnd()
      } else {
        position += 1
      }
    }
    position = fields.passSpaces(position)
    guard fields.isEnd(position) else {
      throw TableError(
        at: "\(name):\(line)", "text follows a closing quote",
        remedy: "double the quotes that belong to the text")
    }
  }

  private mutating func passLineEnd() {
    guard position < bytes.count else { return }
    position = fields.passLineEnd(position)
    line += 1
  }
}

// MARK: - On several threads

extension RecordScanner {
  /// So much is worth a thread.
  private static let pieceLength = 1 << 20

  /// Scans a whole file, on several threads where no quote can hide a line end.
  static func scan(
    _ fields: FieldScanner, name: String, from start: Int
  ) throws(TableError) -> RecordScanner {
    var scanner = RecordScanner(name: name, fields, from: start)
    let isLong = fields.bytes.count - start > pieceLength
    guard isLong, !fields.contains(FieldScanner.quote) else {
      try scanner.scan()
      return scanner
    }
    try scanner.scan(atMost: 1)
    let cuts = scanner.cuts
    let parts = Threads.map(cuts.count - 1, threads: Threads.available) { i -> RecordScanner? in
      var part = RecordScanner(
        name: name, fields, from: cuts[i], to: cuts[i + 1], width: scanner.width,
        firstLine: scanner.firstLine)
      do { try part.scan() } catch { return nil }
      return part
    }
    guard parts.allSatisfy({ $0 != nil }) else {
      // Says where, counting lines from the first one.
      try scanner.scan()
      return scanner
    }
    let count = parts.reduce(1) { $0 + ($1?.starts.count ?? 0) }
    scanner.starts.reserveCapacity(count)
    scanner.lines.reserveCapacity(count)
    for case let part? in parts { scanner.append(part) }
    return scanner
  }

  /// What is left, in pieces that end behind an LF.
  private var cuts: [Int] {
    var cuts = [position]
    while let last = cuts.last, last < end {
      let next = last + Self.pieceLength
      cuts.append(next < end ? fields.position(behind: 0x0A, from: next) ?? end : end)
    }
    return cuts.count > 1 ? cuts : [position, end]
  }

  private mutating func append(_ part: RecordScanner) {
    starts += part.starts
    for each in part.lines { lines.append(line - 1 + each) }
    line += part.line - 1
    position = part.end
  }
}
