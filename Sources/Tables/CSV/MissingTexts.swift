/// The texts that stand for a missing cell.
struct MissingTexts {
  private let others: [[UInt8]]
  /// Whether one of them is a number otherwise, such as -999.
  let includeNumbers: Bool

  /// `others` in addition to an empty cell, `NA`, `?`, and `NaN` and `null` in any capitals.
  init(_ others: some Sequence<String>) {
    self.others = others.map { Array($0.utf8) }
    includeNumbers = others.contains { NumberText.number($0) != nil }
  }

  func contains(_ field: Field) -> Bool {
    let bytes = field.bytes
    switch bytes.count {
    case 0: return true
    case 1: if bytes[0] == UInt8(ascii: "?") { return true }
    case 2: if bytes[0] == UInt8(ascii: "N"), bytes[1] == UInt8(ascii: "A") { return true }
    case 3: if isWord(bytes, "nan") { return true }
    case 4: if isWord(bytes, "null") { return true }
    default: break
    }
    guard !others.isEmpty else { return false }
    if field.hasDoubledQuotes { return others.contains(field.content) }
    return others.contains { $0.count == bytes.count && bytes.elementsEqual($0) }
  }

  /// In any capitals; `word` in small letters.
  private func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    // Safe: the caller has compared the lengths.
    for i in bytes.indices where bytes[i] | 32 != word.utf8Start[i] { return false }
    return true
  }
}
