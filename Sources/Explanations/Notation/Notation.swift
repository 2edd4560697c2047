/// An equation's description cut into tokens, so that it can be written in other ways, or with
/// numbers in the place of letters.
///
/// What an equation says of itself is the only source: an equation that a user wrote is cut, too, and
/// a character that means nothing here stands for itself.
struct Notation {
  let tokens: [Token]

  init(_ description: String) {
    var lexer = Lexer(rest: description[...])
    tokens = lexer.tokens()
  }

  /// The equations of a line that has several, separated by commas.
  var clauses: [[Token]] {
    tokens.split(separator: .comma).map { clause in
      Array(clause.drop { $0 == .space })
    }
  }
}

private struct Lexer {
  var rest: Substring

  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    while let character = rest.first {
      switch character {
      case " ":
        rest = rest.drop { $0 == " " }
        if !rest.isEmpty, tokens.last != .space { tokens.append(.space) }
      case ",":
        rest.removeFirst()
        if tokens.last == .space { tokens.removeLast() }
        tokens.append(.comma)
      case "(", ")", "[", "]":
        rest.removeFirst()
        tokens.append(.bracket(String(character)))
      case "Σ":
        rest.removeFirst()
        tokens.append(.operation("Σ"))
      case "ᵀ":
        rest.removeFirst()
        tokens.append(.transpose)
      case "0"..."9", "½":
        tokens.append(.number(take { $0.isNumber && Self.raised[$0] == nil || $0 == "." }))
      default:
        if let plain = Self.raised[character] {
          rest.removeFirst()
          tokens.append(.power(plain))
        } else if character == "∂" || character.isLetter {
          tokens.append(.symbol(symbol()))
        } else {
          rest.removeFirst()
          tokens.append(.operation(String(character)))
        }
      }
    }
    return tokens
  }

  private mutating func symbol() -> Symbol {
    let start = rest
    var base = String(take { $0 == "∂" })
    if rest.first?.isASCII == true {
      // A word, with hyphens inside only.
      while let next = rest.first, next.isASCII,
        next.isLetter || next == "-" && rest.dropFirst().first?.isLetter == true
      {
        base.append(rest.removeFirst())
      }
      // A hat or a tilde stands on a letter of its own: it is no ASCII any more.
    } else if rest.first?.isLetter == true {
      base.append(rest.removeFirst())
    }
    var symbol = Symbol(base: base, text: "")
    symbol.subscripts = take { Self.lowered[$0] != nil }.compactMap { Self.lowered[$0] }.joined()
    symbol.primes = take { $0 == "′" }.count
    if rest.first == "⁽", let end = rest.firstIndex(of: "⁾") {
      symbol.layer = rest[..<end].dropFirst().compactMap { Self.raised[$0] }.joined()
      rest = rest[end...].dropFirst()
    }
    symbol.text = String(start[..<rest.startIndex])
    return symbol
  }

  private mutating func take(while condition: (Character) -> Bool) -> String {
    let taken = rest.prefix(while: condition)
    rest = rest.dropFirst(taken.count)
    return String(taken)
  }

  private static let raised: [Character: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "ᵏ": "k", "ᶻ": "z", "⁻": "−",
  ]
  private static let lowered: [Character: String] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9",
  ]
}
