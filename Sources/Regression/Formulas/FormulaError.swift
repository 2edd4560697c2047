/// A mistake in a formula, or in the rows that it is used on: a sentence with a way out, and a caret
/// under the place.
///
///     mtcars.csv has no column "qesc" (did you mean "qsec"?)
///         mpg ~ qesc + hp
///               ^~~~
public struct FormulaError: Error, Equatable, CustomStringConvertible {
  /// The row of the table, where one is to blame: `mtcars.csv:17`.
  public let row: String?
  public let problem: String
  /// What the user can do about it.
  public let remedy: String?
  /// The formula as it was written.
  public let formula: String
  /// Where in the formula, in characters.
  public let place: Range<Int>?

  init(
    _ problem: String, remedy: String? = nil, row: String? = nil, in formula: String,
    at place: Range<Int>? = nil
  ) {
    (self.problem, self.remedy, self.row) = (problem, remedy, row)
    (self.formula, self.place) = (formula, place)
  }

  /// Without the formula below it.
  public var sentence: String {
    (row.map { "\($0): " } ?? "") + problem + (remedy.map { " (\($0))" } ?? "")
  }

  public var description: String {
    guard let place else { return sentence }
    return "\(sentence)\n\(excerpt(around: place))"
  }

  private static let longestExcerpt = 72

  /// The formula, or what stands around the place in a long one, with a caret below it.
  private func excerpt(around place: Range<Int>) -> String {
    let characters = formula.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    let start = min(max(place.lowerBound, 0), characters.count)
    var window = 0..<characters.count
    if characters.count > Self.longestExcerpt {
      let first = max(0, min(start - 30, characters.count - Self.longestExcerpt))
      window = first..<min(first + Self.longestExcerpt, characters.count)
    }
    let before = window.lowerBound > 0 ? "…" : ""
    let after = window.upperBound < characters.count ? "…" : ""
    let length = max(1, min(place.upperBound, window.upperBound) - start)
    let indent = String(repeating: " ", count: 4)
    let blanks = String(repeating: " ", count: before.count + start - window.lowerBound)
    return indent + before + String(characters[window]) + after + "\n" + indent + blanks + "^"
      + String(repeating: "~", count: length - 1)
  }
}
