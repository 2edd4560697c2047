extension Screen {
  /// A paragraph for this screen, each of its lines ended by a line break: broken between words at the
  /// screen's width (at 80 columns in a file or a pipe), and in ASCII where the locale has no more.
  ///
  /// Every line begins with `indent`, or the first one with `first`, which is as wide.
  public func prose(_ text: String, indent: String = "", first: String? = nil) -> String {
    let lines = readable(text).wrapped(toColumns: max(20, textColumns - indent.displayWidth))
    return lines.enumerated().map { number, line in
      (number == 0 ? first ?? indent : indent) + line + "\n"
    }.joined()
  }

  /// Text that keeps its lines, in ASCII where the locale has no more.
  public func readable(_ text: String) -> String {
    allowsUnicode ? text : text.asciiApproximation
  }
}

extension String {
  /// The text with the letters and signs of mathematics spelled out: `δ⁽²⁾ = y − t` becomes
  /// `delta(2) = y - t`. What has no spelling becomes a question mark.
  var asciiApproximation: String {
    var text = "", last: Character = " "
    for character in self {
      // `4¹⁰` is 4^10, and not 410; the layer of `δ⁽²⁾` stands in parentheses already.
      let isRaised = Self.raised.contains(character)
      if isRaised, !Self.raised.contains(last), last != "⁽" { text += "^" }
      text += character.isASCII ? String(character) : Self.spellings[character] ?? "?"
      last = character
    }
    return text
  }

  private static let raised: Set<Character> = Set("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵀᴸˡⁿᶻᵏ")

  private static let spellings: [Character: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta",
    "λ": "lambda", "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "Σ": "sum", "Δ": "Delta",
    "∂": "d", "ℓ": "l", "∇": "grad", "ŷ": "y^", "x̄": "x_", "â": "a^",
    "−": "-", "–": "-", "—": "-", "×": "x", "·": "*", "⊙": "*", "⋅": "*", "±": "+-", "√": "sqrt",
    "≈": "~", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "←": "<-", "⟶": "-->", "′": "'",
    "∞": "infinity", "½": "1/2", "¼": "1/4", "…": "...", "‖": "||", "“": "\"", "”": "\"",
    "’": "'", "‘": "'", "•": "*", "é": "e", "ü": "ue", "ö": "oe", "ä": "ae",
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁽": "(", "⁾": ")", "⁻": "-", "⁺": "+", "ᵀ": "T", "ᴸ": "L", "ˡ": "l", "ⁿ": "n",
    "ᶻ": "z", "ᵏ": "k",
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "ₙ": "n", "ₖ": "k",
    "─": "-", "━": "-", "│": "|", "┼": "+", "┤": "+", "└": "+", "█": "#", "✓": "yes:", "✗": "no:",
  ]
}
