/// An expression, and the text in which its places are, for carets in messages.
///
/// In a file it is its text.
struct PlacedExpression: Sendable {
  let root: FormulaExpression
  let text: String

  init(_ root: FormulaExpression, in text: String) { (self.root, self.text) = (root, text) }

  /// Reads an expression that stands alone, such as weights: `1/sd^2`.
  init(_ text: String) throws(FormulaError) {
    var parser = try FormulaParser(text)
    root = try parser.wholeExpression()
    self.text = text
  }

  /// Another expression of the same text.
  func with(_ root: FormulaExpression) -> PlacedExpression { PlacedExpression(root, in: text) }

  func error(
    _ problem: String, remedy: String? = nil, row: String? = nil, at part: FormulaExpression? = nil
  ) -> FormulaError {
    FormulaError(problem, remedy: remedy, row: row, in: text, at: (part ?? root).place)
  }
}

extension PlacedExpression: CustomStringConvertible {
  var description: String { root.description }
}

extension PlacedExpression: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { try self.init(text) } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.sentence)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(root.description)
  }
}
