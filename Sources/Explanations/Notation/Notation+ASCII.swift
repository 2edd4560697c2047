extension Notation {
  /// For a screen without Unicode: `z1 = W1 a0 + b1`.
  var ascii: String { Self.ascii(tokens) }

  static func ascii(_ tokens: some Sequence<Token>) -> String {
    tokens.map(ascii).joined()
  }

  static func ascii(_ token: Token) -> String {
    switch token {
    case .symbol(let symbol): ascii(symbol)
    case .number(let digits): digits == "½" ? "1/2" : digits
    case .operation(let sign): operations[sign] ?? plain(sign)
    case .bracket(let bracket): bracket
    case .power(let exponent): "^" + plain(exponent)
    case .transpose: "^T"
    case .space: " "
    case .comma: ","
    }
  }

  private static func ascii(_ symbol: Symbol) -> String {
    plain(symbol.base) + symbol.subscripts + String(repeating: "'", count: symbol.primes)
      + (symbol.layer ?? "")
  }

  /// A sentence or a letter in ASCII: `sigma`, `m_hat`, `<-`.
  static func plain(_ text: String) -> String {
    var result = ""
    var isLayer = false, isRaised = false
    for character in text {
      if character == "⁽" || character == "⁾" {
        isLayer = character == "⁽"
      } else if isLayer, let digit = words[character]?.last {
        // `2`, not `^2`
        result.append(digit)
      } else if character == "ᵏ", isRaised {
        // `eᶻᵏ` is e to the power of zₖ.
        result += "_k"
      } else if character.isASCII {
        result.append(character)
      } else if let word = words[character] ?? operations[String(character)] {
        // One ^ for all that stands raised.
        let goesOn = word.hasPrefix("^") && isRaised
        result += goesOn ? String(word.dropFirst()) : word
      } else {
        result += character.unicodeScalars.map(plain).joined()
      }
      isRaised = words[character]?.hasPrefix("^") ?? false
    }
    return result
  }

  private static func plain(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return String(scalar) }
    if scalar == "\u{302}" { return "_hat" }
    return words[Character(scalar)] ?? "?"
  }

  private static let operations = [
    "←": "<-", "⊙": ".*", "−": "-", "√": "sqrt ", "Σ": "sum", "·": "*", "×": "x", "‖": "||",
    "≤": "<=", "≥": ">=", "→": "->", "…": "...", "±": "+-",
  ]

  private static let words: [Character: String] = [
    "∂": "d", "δ": "delta", "σ": "sigma", "ℓ": "l", "η": "eta", "λ": "lambda", "ε": "eps",
    "β": "beta", "γ": "gamma", "ρ": "rho", "μ": "mu", "â": "a_hat", "π": "pi", "Φ": "Phi",
    "φ": "phi", "α": "alpha", "′": "'", "½": "1/2", "²": "^2", "³": "^3", "ᵀ": "^T", "ᵏ": "^k",
    "ᶻ": "^z", "⁻": "^-", "⁰": "0", "¹": "1", "⁴": "4", "⁵": "5",
    "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "₀": "0", "₁": "1", "₂": "2", "₃": "3", "’": "'",
    "“": "\"", "”": "\"", "⋮": ":", "–": "-", "∞": "inf", "θ": "theta",
  ]
}
