extension String {
  /// The number of columns that the text takes on a terminal: two for East Asian wide letters and most
  /// pictures, none for combining marks.
  public var displayWidth: Int {
    // Almost all texts are ASCII, where every byte is a column.
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// The text with everything that could move the cursor or change colors made visible: a line break
  /// becomes `\n`, an escape `\u{1B}`.
  ///
  /// For whatever comes from outside, such as the names of columns in a file.
  public var printable: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isControl {
        text += scalar.escaped(asASCII: true)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The beginning of the text that fits into `columns`, with `ellipsis` in place of what is left out.
  func truncated(toColumns columns: Int, ellipsis: String) -> String {
    if displayWidth <= columns { return self }
    var room = columns - ellipsis.displayWidth
    var text = ""
    for character in self {
      room -= character.displayWidth
      if room < 0 { break }
      text.append(character)
    }
    return ellipsis.displayWidth <= columns ? text + ellipsis : ""
  }
}

extension Character {
  fileprivate var displayWidth: Int {
    let width = unicodeScalars.reduce(0) { $0 + $1.displayWidth }
    // A picture composed of several (a family, a flag, a sign asked to be a picture) is as wide as one.
    let isComposed = unicodeScalars.contains { $0 == "\u{200D}" || $0 == "\u{FE0F}" }
    let isFlag = unicodeScalars.allSatisfy { (0x1F1E6...0x1F1FF).contains($0.value) }
    let isPicture = unicodeScalars.first?.properties.isEmoji ?? false
    return isFlag || isPicture && (isComposed || width > 2) ? 2 : width
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // The marks that reverse the direction of writing can make a line read as another.
    case .format: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    default: false
    }
  }

  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
    // The soft hyphen is shown by terminals.
    case .format: return value == 0xAD ? 1 : 0
    default: break
    }
    // The vowels and final consonants of a Korean syllable are drawn into its first consonant.
    if (0x1160...0x11FF).contains(value) { return 0 }
    return isWide ? 2 : 1
  }

  /// East Asian Width W or F (Unicode Standard Annex 11); pictures are recognized by their property.
  private var isWide: Bool {
    if value < 0x1100 { return false }
    return properties.isEmojiPresentation || Self.wide.contains { $0.contains(value) }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul consonants
    0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F,  // brackets, trigrams
    0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF,  // radicals, kana, ideographs, Yi
    0xA960...0xA97F, 0xAC00...0xD7A3,  // Hangul
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,  // ideographs, vertical and small forms
    0xFF01...0xFF60, 0xFFE0...0xFFE6,  // fullwidth forms
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376,  // Tangut, Khitan, kana, Tai Xuan
    0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,  // ideographs
  ]
}
