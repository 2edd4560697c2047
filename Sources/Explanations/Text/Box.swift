/// Some lines of text of one width, to be set beside others: a matrix, a sign.
struct Box: Equatable {
  let lines: [String]
  let width: Int

  init(_ line: String) { self.init([line]) }

  /// The lines are filled up to the longest.
  init(_ lines: [String]) {
    let width = lines.map(\.count).max() ?? 0
    self.width = width
    self.lines = lines.map { $0 + String(repeating: " ", count: width - $0.count) }
  }

  /// Side by side, the middles at one height.
  static func row(_ boxes: [Box]) -> Box {
    let height = boxes.map(\.lines.count).max() ?? 0
    return Box(
      (0..<height).map { line in
        boxes.map { box in
          let above = (height - box.lines.count) / 2
          return box.lines.indices.contains(line - above)
            ? box.lines[line - above] : String(repeating: " ", count: box.width)
        }.joined()
      })
  }

  /// Each line ended by a line break, nothing at the end but what is seen.
  func text(indentation: Int) -> String {
    lines.map { line in
      var line = String(repeating: " ", count: indentation) + line
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
