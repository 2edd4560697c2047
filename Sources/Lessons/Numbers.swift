internal import Numerics
internal import Terminal

extension Double {
  /// With so many decimals, as the course writes numbers: `−0.3412`.
  func text(_ decimals: Int) -> String {
    NumberText.fixed(self, decimals: decimals).replacing("-", with: "−")
  }

  /// With so many significant digits.
  func digits(_ digits: Int) -> String {
    NumberText.shortest(self, digits: digits).replacing("-", with: "−")
  }
}

extension Array where Element == Double {
  /// `(0.6590, 0.2424, 0.0986)`
  func text(_ decimals: Int) -> String {
    "(" + map { $0.text(decimals) }.joined(separator: ", ") + ")"
  }
}

extension Matrix {
  /// A column of numbers.
  init(column numbers: [Double]) { self.init(rows: numbers.count, columns: 1, numbers) }

  /// Rows as one reads them, below one another: `[0.15  0.20]`.
  func rowTexts(_ decimals: Int) -> [String] {
    let texts = (0..<rows).map { i in (0..<columns).map { self[i, $0].text(decimals) } }
    let width = texts.joined().map(\.count).max() ?? 0
    return texts.map { row in
      "["
        + row.map { String(repeating: " ", count: width - $0.count) + $0 }.joined(separator: "  ")
        + "]"
    }
  }
}
