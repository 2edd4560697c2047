internal import Numerics

/// Reads a header's JSON, and only the JSON that a header may hold: an object of objects of strings
/// and of lists of whole numbers. As nothing may be nested deeper, no input can exhaust the stack.
struct HeaderReader {
  private let bytes: [UInt8]
  private let end: Int
  private let file: String
  private var position: Int

  /// `range` is the header's place in the file's bytes.
  init(_ bytes: [UInt8], _ range: Range<Int>, file: String) {
    (self.bytes, self.file) = (bytes, file)
    (position, end) = (range.lowerBound, range.upperBound)
  }

  mutating func header() throws(ModelFileError) -> TensorHeader {
    var header = TensorHeader()
    var names: Set<String> = []
    try object { reader, name, place throws(ModelFileError) in
      guard names.insert(name).inserted else { throw reader.duplicate(name, at: place) }
      if name == TensorFile.metadataName {
        try reader.metadata(into: &header)
      } else {
        header.entries.append(try reader.entry(name, at: place))
      }
    }
    skipSpace()
    guard position == end else { throw expected("the header's end") }
    return header
  }

  private mutating func metadata(into header: inout TensorHeader) throws(ModelFileError) {
    try object { reader, key, place throws(ModelFileError) in
      let start = reader.position
      let text = try reader.string()
      guard header.metadata.updateValue(text, forKey: key) == nil else {
        throw reader.duplicate(key, at: place)
      }
      if key == Checksum.name { header.checksum = start + 1..<reader.position - 1 }
    }
  }

  private mutating func entry(
    _ name: String, at place: Int
  ) throws(ModelFileError) -> TensorHeader.Entry {
    var precision: Precision?
    var shape, offsets: [Int]?
    try object { reader, key, place throws(ModelFileError) in
      switch key {
      case "dtype" where precision == nil: precision = try reader.precision(of: name)
      case "shape" where shape == nil: shape = try reader.integers()
      case "data_offsets" where offsets == nil: offsets = try reader.integers()
      case "dtype", "shape", "data_offsets": throw reader.duplicate(key, at: place)
      default:
        throw reader.malformed(
          "tensor \(name.quoted) has an unknown key \(key.quoted)", at: place)
      }
    }
    guard let precision, let shape, let offsets else {
      throw malformed(
        "tensor \(name.quoted) needs all of dtype, shape and data_offsets", at: place)
    }
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw malformed(
        "tensor \(name.quoted): data_offsets must be a first byte and an end", at: place)
    }
    return TensorHeader.Entry(
      name: name, precision: precision, shape: shape, begin: offsets[0], end: offsets[1])
  }

  private mutating func precision(of name: String) throws(ModelFileError) -> Precision {
    let place = position
    switch try string() {
    case "F32": return .single
    case "F64": return .double
    case let other:
      throw ModelFileError(
        .malformed, file: file,
        "byte \(place): tensor \(name.quoted) is of type \(other.quoted), and only F32 and F64 can "
          + "be read (save it as F32, in PyTorch with .float())")
    }
  }
}

// The grammar's parts (RFC 8259).
extension HeaderReader {
  private typealias Member = (inout HeaderReader, String, Int) throws(ModelFileError) -> Void

  /// Calls `member` for each member of an object, with its key and the key's place, at its value.
  private mutating func object(_ member: Member) throws(ModelFileError) {
    try take("{")
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return
    }
    repeat {
      skipSpace()
      let place = position
      let key = try string()
      skipSpace()
      try take(":")
      skipSpace()
      try member(&self, key, place)
    } while try takeComma(or: "}")
  }

  private mutating func integers() throws(ModelFileError) -> [Int] {
    try take("[")
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return []
    }
    var numbers: [Int] = []
    repeat {
      skipSpace()
      numbers.append(try integer())
    } while try takeComma(or: "]")
    return numbers
  }

  private mutating func integer() throws(ModelFileError) -> Int {
    let start = position
    var number = 0
    while let byte = next, let digit = Self.value(ofDigit: byte), digit < 10 {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(digit)
      guard !overflow, !carry else {
        throw malformed("a number is larger than any file", at: start)
      }
      number = sum
      position += 1
    }
    // What may follow is a comma or a bracket: -1, 1.0 and 1e3 fail there or here.
    guard position > start else { throw expected("a whole number") }
    guard bytes[start] != UInt8(ascii: "0") || position == start + 1 else {
      throw malformed("a number begins with 0", at: start)
    }
    return number
  }

  private mutating func string() throws(ModelFileError) -> String {
    let start = position
    try take("\"")
    var text: [UInt8] = []
    while true {
      guard let byte = next else { throw malformed("a text without its closing quote", at: start) }
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: text, as: UTF8.self) else {
          throw malformed("a text that is not UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
      case ..<0x20: throw malformed("a control character within a text", at: position - 1)
      default: text.append(byte)
      }
    }
  }

  /// What an escape stands for, from behind its backslash, in UTF-8.
  private mutating func escape() throws(ModelFileError) -> [UInt8] {
    let place = position - 1
    let kind = next
    position += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[position - 1]]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var units = [try codeUnit()]
      if UTF16.isLeadSurrogate(units[0]), next == UInt8(ascii: "\\") {
        position += 1
        try take("u")
        units.append(try codeUnit())
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw malformed("half of a pair of surrogates", at: place)
      }
      return Array(text.utf8)
    default: throw malformed("an escape that JSON does not know", at: place)
    }
  }

  private mutating func codeUnit() throws(ModelFileError) -> UInt16 {
    var unit = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Self.value(ofDigit: byte) else {
        throw expected("a hexadecimal digit")
      }
      unit = unit << 4 | digit
      position += 1
    }
    return UInt16(unit)
  }

  private static func value(ofDigit byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 0x41 + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 0x61 + 10
    default: nil
    }
  }
}

// The bytes.
extension HeaderReader {
  private var next: UInt8? { position < end ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) throws(ModelFileError) {
    guard next == UInt8(ascii: character) else { throw expected("'\(character)'") }
    position += 1
  }

  /// True after a comma, false after `closing`.
  private mutating func takeComma(or closing: Unicode.Scalar) throws(ModelFileError) -> Bool {
    skipSpace()
    guard let byte = next, [UInt8(ascii: ","), UInt8(ascii: closing)].contains(byte) else {
      throw expected("',' or '\(closing)'")
    }
    position += 1
    return byte == UInt8(ascii: ",")
  }

  private func expected(_ what: String) -> ModelFileError {
    malformed("\(what) is expected here", at: position)
  }

  private func duplicate(_ key: String, at place: Int) -> ModelFileError {
    malformed("\(key.quoted) is there twice", at: place)
  }

  private func malformed(_ problem: String, at place: Int) -> ModelFileError {
    ModelFileError(
      .malformed, file: file,
      "byte \(place), in the header: \(problem) (copy the file again, or fit the model again)")
  }
}
