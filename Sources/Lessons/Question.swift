/// What a lesson asks, and how an answer is judged.
public struct Question: Sendable {
  public let text: String
  /// Given after a wrong answer.
  public let hint: String
  /// Given after the right one, or at the end: why it is right.
  public let explanation: String
  public let answer: Answer

  public enum Answer: Sendable {
    /// A number, right if it is as near as `within`.
    case number(Double, within: Double)
    /// A shape: rows × columns.
    case shape(Int, Int)
    /// One of several words, the first of which is the one to show; the others mean the same.
    case word([String])
  }

  /// What an answer is worth.
  public enum Verdict: Sendable, Equatable {
    case right
    /// Understood, but not so.
    case wrong
    /// Not understood: a kind sentence on what is asked for.
    case unclear(String)
  }

  public init(_ text: String, _ answer: Answer, hint: String, explanation: String) {
    (self.text, self.answer, self.hint, self.explanation) = (text, answer, hint, explanation)
  }

  /// Judges what was typed, whatever it is.
  public func judge(_ typed: String) -> Verdict {
    let words = typed.replacing(" %", with: "%").split(whereSeparator: \.isWhitespace)
      .map(String.init)
    switch answer {
    case .number(let value, let tolerance):
      // `0,25` and `y = 0.25.` are meant well.
      let tokens = words.map(Self.number).compactMap { $0 }
      guard let number = tokens.last else {
        return .unclear("I was hoping for a number, such as 0.5.")
      }
      guard tokens.count == 1 else {
        return .unclear("I was hoping for one number, and there are \(tokens.count).")
      }
      return abs(number - value) <= tolerance ? .right : .wrong
    case .shape(let rows, let columns):
      let numbers = typed.split { !$0.isNumber }.compactMap { Int($0) }
      guard numbers.count == 2 else {
        return .unclear("I was hoping for rows and columns, such as 2 x 5.")
      }
      return numbers == [rows, columns] ? .right : .wrong
    case .word(let accepted):
      let said = words.joined(separator: " ").lowercased().filter {
        $0.isLetter || $0.isNumber || $0 == " "
      }
      guard !said.isEmpty else { return .unclear("I was hoping for a word, such as \"larger\".") }
      return accepted.contains {
        said == $0 || said.split(separator: " ").map(String.init).contains($0)
      }
        ? .right : .wrong
    }
  }

  /// The right answer as text.
  public var solution: String {
    switch answer {
    case .number(let value, _): value.text(4)
    case .shape(let rows, let columns): "\(rows) × \(columns)"
    case .word(let words): words.first ?? ""
    }
  }

  /// A number as people write it: with a comma for the point, a true minus sign, a percent sign, or a
  /// full stop behind it.
  private static func number(_ text: String) -> Double? {
    var text = text.replacing("−", with: "-")
    while let last = text.last, ".!;,".contains(last) { text.removeLast() }
    if let value = Double(text.replacing(",", with: ".")), value.isFinite { return value }
    if text.hasSuffix("%"), let value = Double(text.dropLast().replacing(",", with: ".")) {
      return value / 100
    }
    let sides = text.split(separator: "/").compactMap { Double($0) }
    if sides.count == 2, sides[1] != 0, text.contains("/") { return sides[0] / sides[1] }
    return text.split(separator: "=").count > 1
      ? text.split(separator: "=").last.flatMap { Double($0) } : nil
  }
}
