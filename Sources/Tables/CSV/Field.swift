/// The bytes of one field of a record.
// Safe: it is used only inside the call that lends the file's bytes.
struct Field {
  /// Without spaces or quotes around.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Two quotes inside stand for one.
  let hasDoubledQuotes: Bool

  init(_ file: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, delimiter: UInt8) {
    var (from, to) = Self.trim(file, start, end, delimiter)
    guard to - from >= 2, file[from] == FieldScanner.quote, file[to - 1] == FieldScanner.quote
    else {
      bytes = UnsafeBufferPointer(rebasing: file[from..<to])
      hasDoubledQuotes = false
      return
    }
    (from, to) = (from + 1, to - 1)
    bytes = UnsafeBufferPointer(rebasing: file[from..<to])
    hasDoubledQuotes = bytes.contains(FieldScanner.quote)
  }

  /// The fields of the record that starts here.
  static func all(from start: Int, _ scanner: FieldScanner) -> [Field] {
    var fields: [Field] = []
    var position: Int? = start
    while let from = position {
      let end = scanner.end(ofFieldAt: from)
      fields.append(Field(scanner.bytes, from: from, to: end, delimiter: scanner.delimiter))
      position = scanner.next(after: end)
    }
    return fields
  }

  /// Spaces and tabs, unless one of them separates the fields.
  private static func trim(
    _ file: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ delimiter: UInt8
  ) -> (Int, Int) {
    var (from, to) = (start, end)
    while from < to, isSpace(file[from], delimiter) { from += 1 }
    while to > from, isSpace(file[to - 1], delimiter) { to -= 1 }
    return (from, to)
  }

  static func isSpace(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && byte != delimiter
  }

  /// What the field says.
  var text: String {
    hasDoubledQuotes
      ? String(decoding: content, as: UTF8.self) : String(decoding: bytes, as: UTF8.self)
  }

  /// With single quotes where the file has doubled ones.
  var content: [UInt8] {
    guard hasDoubledQuotes else { return Array(bytes) }
    var result: [UInt8] = []
    var i = 0
    while i < bytes.count {
      result.append(bytes[i])
      i += bytes[i] == FieldScanner.quote ? 2 : 1
    }
    return result
  }

  /// As a number; spaces inside quotes do not matter.
  var number: NumberText.Reading {
    let (from, to) = Self.trim(bytes, 0, bytes.count, UInt8(ascii: ","))
    return NumberText.read(UnsafeBufferPointer(rebasing: bytes[from..<to]))
  }
}
