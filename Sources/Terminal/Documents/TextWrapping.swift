extension String {
  /// The words of the text in lines of at most `columns` columns; a longer word has a line of its own,
  /// and a percent sign stays with its number.
  public func wrapped(toColumns columns: Int) -> [String] {
    let words = split(whereSeparator: \.isWhitespace).reduce(into: [String]()) { words, word in
      if word.hasPrefix("%"), let last = words.indices.last {
        words[last] += " " + word
      } else {
        words.append(String(word))
      }
    }
    return Self.lines(of: words, columns: columns)
  }

  /// Words joined by spaces into lines of at most `columns` columns; a longer word has a line of its own.
  static func lines(of words: [String], columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if line.isEmpty {
        line = word
      } else if line.displayWidth + 1 + word.displayWidth <= columns {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The paragraphs of the text, which empty lines separate.
  var paragraphs: [String] {
    split(separator: "\n", omittingEmptySubsequences: false)
      .split { line in line.allSatisfy(\.isWhitespace) }
      .map { $0.joined(separator: " ") }
  }
}
