/// What separates the fields of a record.
enum Delimiter {
  private static let candidates = [",", ";", "\t", "|"].compactMap { Character($0).asciiValue }
  private static let sampledLines = 20

  /// The character that stands in the header and most regularly on the lines after it; a comma if
  /// there is none.
  static func sniff(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt8 {
    let counts = countCandidates(bytes, from: start)
    var best = (candidate: UInt8(ascii: ","), agreeing: 0, inHeader: 0)
    for (k, candidate) in candidates.enumerated() {
      guard let inHeader = counts.first?[k], inHeader > 0 else { continue }
      let agreeing = counts.count { $0[k] == inHeader }
      if (agreeing, inHeader) > (best.agreeing, best.inHeader) {
        best = (candidate, agreeing, inHeader)
      }
    }
    return best.candidate
  }

  /// How often each candidate stands on each of the first lines, outside of quotes.
  private static func countCandidates(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> [[Int]] {
    var counts: [[Int]] = []
    var line = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    var startsField = true
    var isBlank = true
    for byte in bytes[start...] {
      if isQuoted {
        isQuoted = byte != UInt8(ascii: "\"")
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if !isBlank { counts.append(line) }
        guard counts.count < sampledLines else { return counts }
        line = line.map { _ in 0 }
        (startsField, isBlank) = (true, true)
      } else if let k = candidates.firstIndex(of: byte) {
        line[k] += 1
        (startsField, isBlank) = (true, false)
      } else if byte == UInt8(ascii: "\""), startsField {
        (isQuoted, isBlank) = (true, false)
      } else if byte != UInt8(ascii: " ") {
        (startsField, isBlank) = (false, false)
      }
    }
    return isBlank ? counts : counts + [line]
  }

  /// The byte of a delimiter that a user asked for.
  static func byte(of character: Character) throws(TableError) -> UInt8 {
    guard let byte = character.asciiValue, !"\"\r\n \0".contains(character) else {
      throw TableError(
        "\(Quotation.quoted(String(character))) cannot separate fields",
        remedy: "--delimiter takes one character, such as ',', ';', '|' or a tab")
    }
    return byte
  }

  /// For messages.
  static func name(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: ","): "commas"
    case UInt8(ascii: ";"): "semicolons"
    case UInt8(ascii: "\t"): "tabs"
    default: "\"\(Character(UnicodeScalar(byte)))\""
    }
  }
}
