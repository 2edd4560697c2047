import Numerics
import Regression

/// What a user reads if the body fails.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}

/// Choices that are the same in every run.
struct Choices {
  private let source: RandomSource
  private var position = 0

  init(seed: Int) { source = RandomSource(seed: UInt64(seed), purpose: 11) }

  mutating func below(_ count: Int) -> Int {
    position += 1
    return Int(source.bits(position) % UInt64(count))
  }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// Random formulas by R's grammar.
enum FormulaSamples {
  static func formula(_ choices: inout Choices) -> String {
    let response = choices.one(of: ["y", "log(y)", "cbind(a, n - a)", "y == 'b'", "", "`y y`"])
    return "\(response)\(space(&choices))~\(terms(&choices, depth: 4))"
  }

  private static func space(_ choices: inout Choices) -> String {
    choices.one(of: ["", " ", "  ", "\n"])
  }

  private static func terms(_ choices: inout Choices, depth: Int) -> String {
    guard depth > 0 else { return leaf(&choices) }
    let a = terms(&choices, depth: depth - 1 - choices.below(2))
    switch choices.below(9) {
    case 0: return "(\(a))"
    case 1: return "\(choices.one(of: ["-", "+"]))\(a)"
    case 2: return "(\(a))^\(1 + choices.below(3))"
    case 3: return "I(\(a) \(choices.one(of: ["*", "/", "^", "-", "+"])) \(a))"
    case 4: return "\(choices.one(of: ["log", "poly", "f.g", "offset"]))(\(a), degree=2)"
    default:
      let b = terms(&choices, depth: depth - 1)
      let sign = choices.one(of: ["+", "-", "*", "/", ":", "%in%", "^", "**"])
      return "\(a)\(space(&choices))\(sign)\(space(&choices))\(b)"
    }
  }

  private static func leaf(_ choices: inout Choices) -> String {
    choices.one(of: [
      "x", "x1", ".", "0", "1", "a.b", ".c", "`two words`", "`back\\`tick`", "1e-7", "0.1", "2L",
      "100000", "123456.789", "TRUE", "`TRUE`", "\"text\"", "'it\\'s'", "größe", "f()",
    ])
  }

  /// Terms of the columns y, x, a, b, on, gap, hole that a frame can mostly be made of.
  static func terms(_ choices: inout Choices) -> String {
    let leaves = [
      "x", "a", "b", "on", "gap", "hole", "log(x)", "I(x^2)", "poly(x, 2)", "I(x > 3)", "factor(a)",
      "relevel(b, 'v')", "scale(x)", "`bill length`",
    ]
    var text = choices.one(of: leaves)
    for _ in 0..<choices.below(5) {
      let other = choices.one(of: leaves)
      switch choices.below(7) {
      case 0: text = "(\(text))^2"
      case 1: text = "(\(text)):(\(other) + x)"
      case 2: text = "\(text) - \(other) + x"
      case 3: text = "(\(text))/\(other)"
      case 4: text = "\(other) * (\(text))"
      default: text += " + \(other)"
      }
    }
    return text + choices.one(of: ["", " - 1", " + 0", " + offset(x)", " + 1"])
  }
}
