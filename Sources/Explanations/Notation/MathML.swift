internal import Numerics

/// MathML of equations, with letters or with numbers in their places. It stands between `<math>` and
/// `</math>`.
enum MathML {
  static func equation(_ tokens: [Token]) -> String {
    Writer(pieces: tokens.map { .token($0) }, digits: Digits(6), limit: 0).written
  }

  /// With numbers; matrices of at most `limit` rows and columns in full.
  static func equation(_ clause: [Substitution.Piece], digits: Digits, limit: Int) -> String {
    Writer(pieces: clause, digits: digits, limit: limit).written
  }

  /// A matrix between brackets, or a number.
  static func matrix(_ matrix: Matrix, digits: Digits, limit: Int) -> String {
    if matrix.count == 1 { return number(digits.text(matrix[0, 0])) }
    let excerpt = Excerpt(of: matrix, rows: limit, columns: limit)
    let rows = excerpt.rows.map { row in
      "<mtr>"
        + excerpt.columns.map { column in
          guard let row, let column else {
            return "<mtd><mo>\(row == nil ? column == nil ? "⋱" : "⋮" : "⋯")</mo></mtd>"
          }
          return "<mtd>\(number(digits.text(matrix[row, column])))</mtd>"
        }.joined() + "</mtr>"
    }
    // The brackets are the style sheet's: those of a font stretch only if it knows mathematics.
    return "<mtable class=\"matrix\">\(rows.joined())</mtable>"
  }

  /// With a real minus sign, and a power of ten as such.
  static func number(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: "e")
    var number = "<mn>\(parts.first ?? "")</mn>"
    if parts.count == 2, let exponent = Int(parts[1]) {
      let power = exponent < 0 ? "<mo>−</mo><mn>\(-exponent)</mn>" : "<mn>\(exponent)</mn>"
      number += "<mo>·</mo><msup><mn>10</mn><mrow>\(power)</mrow></msup>"
    }
    return isNegative ? "<mrow><mo>−</mo>\(number)</mrow>" : "<mrow>\(number)</mrow>"
  }
}

/// Reads pieces from left to right: `/` makes a fraction of what stands before and behind it, `√` a
/// root of what follows.
private struct Writer {
  private let pieces: [Substitution.Piece]
  private let digits: Digits
  private let limit: Int
  private var position = 0
  private(set) var written = ""

  init(pieces: [Substitution.Piece], digits: Digits, limit: Int) {
    (self.pieces, self.digits, self.limit) = (pieces, digits, limit)
    written = "<mrow>\(sequence())</mrow>"
  }

  /// Up to the end, or to a bracket that closes.
  private mutating func sequence() -> String {
    var text = ""
    while position < pieces.count {
      if case .token(.bracket(let bracket)) = pieces[position], bracket == ")" || bracket == "]" {
        break
      }
      text += factor()
    }
    return text
  }

  /// An atom, with what it is divided by.
  private mutating func factor() -> String {
    var (text, inner) = atom()
    while position < pieces.count, case .token(.operation("/")) = pieces[position] {
      position += 1
      guard position < pieces.count else { return text + "<mo>/</mo>" }
      let below = atom()
      text = "<mfrac><mrow>\(inner ?? text)</mrow><mrow>\(below.inner ?? below.text)</mrow></mfrac>"
      inner = nil
    }
    return text
  }

  /// What cannot be taken apart; `inner` is what stands between its parentheses if it has some that a
  /// fraction makes needless.
  private mutating func atom() -> (text: String, inner: String?) {
    let piece = pieces[position]
    position += 1
    var text: String, inner: String?
    switch piece {
    case .matrix(let matrix, _):
      text = MathML.matrix(matrix, digits: digits, limit: limit)
      let before = pieces[..<(position - 1)].last { !$0.isSpace }
      let after = position < pieces.count ? pieces[position] : nil
      if piece.needsParentheses(after: before, before: after) {
        text = "<mrow><mo>(</mo>\(text)<mo>)</mo></mrow>"
      }
    case .shape(let rows, let columns):
      text = "<mrow><mn>\(rows)</mn><mo>×</mo><mn>\(columns)</mn></mrow>"
    case .token(.symbol(let symbol)): text = Self.symbol(symbol, raised: raised())
    case .token(.number(let number)):
      text =
        number == "½"
        ? "<mfrac><mn>1</mn><mn>2</mn></mfrac>" : MathML.number(number)
    case .token(.operation("√")) where position < pieces.count:
      let radicand = atom()
      text = "<msqrt>\(radicand.inner ?? radicand.text)</msqrt>"
    case .token(.operation("Σ")): text = "<mo>∑</mo>"
    case .token(.operation(let sign)): text = "<mo>\(Self.escaped(sign))</mo>"
    case .token(.bracket(let bracket)) where bracket == "(" || bracket == "[":
      let content = sequence()
      var closing = ""
      if position < pieces.count, case .token(.bracket(let other)) = pieces[position] {
        closing = "<mo>\(other)</mo>"
        position += 1
      }
      text = "<mrow><mo>\(bracket)</mo>\(content)\(closing)</mrow>"
      inner = bracket == "(" && !closing.isEmpty ? content : nil
    case .token(.bracket(let bracket)): text = "<mo>\(bracket)</mo>"
    case .token(.power(let exponent)): text = "<msup><mrow></mrow><mi>\(exponent)</mi></msup>"
    case .token(.transpose): text = "<msup><mrow></mrow><mi>T</mi></msup>"
    case .token(.space): text = space
    case .token(.comma): text = "<mo>,</mo>"
    }
    let raised = self.raised()
    return raised.isEmpty
      ? (text, inner) : ("<msup>\(text)<mrow>\(raised)</mrow></msup>", nil)
  }

  /// What is raised behind an atom: powers and ᵀ.
  private mutating func raised() -> String {
    var raised = ""
    while position < pieces.count {
      if case .token(.power(let exponent)) = pieces[position] {
        raised += exponent.allSatisfy(\.isNumber) ? "<mn>\(exponent)</mn>" : "<mi>\(exponent)</mi>"
      } else if case .token(.transpose) = pieces[position] {
        raised += "<mi>T</mi>"
      } else {
        break
      }
      position += 1
    }
    return raised
  }

  /// Between two numbers a dot, between letters a little room.
  private var space: String {
    guard position > 1, position < pieces.count else { return "" }
    let (before, after) = (pieces[position - 2], pieces[position])
    if before.isPlainFactor, after.isPlainFactor { return "<mo>·</mo>" }
    return before.isOperand && after.isOperand ? "<mspace width=\"0.25em\"/>" : ""
  }

  /// With what else is raised behind its layer.
  private static func symbol(_ symbol: Symbol, raised: String) -> String {
    let letter =
      symbol.isWord
      ? "<mi mathvariant=\"normal\">\(escaped(symbol.base))</mi>"
      : symbol.base.hasPrefix("∂")
        ? "<mo>∂</mo><mi>\(escaped(String(symbol.base.dropFirst())))</mi>"
        : hatted(symbol.base) ?? "<mi>\(escaped(symbol.base))</mi>"
    // The sign itself stands raised.
    let primes = String(repeating: "′", count: symbol.primes)
    let base =
      primes.isEmpty && !symbol.base.hasPrefix("∂")
      ? letter
      : "<mrow>\(letter)"
        + (primes.isEmpty ? "" : "<mo lspace=\"0\" rspace=\"0\">\(primes)</mo>") + "</mrow>"
    let subscripts = symbol.subscripts.isEmpty ? "" : "<mn>\(symbol.subscripts)</mn>"
    let layer = symbol.layer.map {
      "<mo stretchy=\"false\">(</mo><mn>\($0)</mn><mo stretchy=\"false\">)</mo>"
    }
    let raised = (layer ?? "") + raised
    switch (subscripts.isEmpty, raised.isEmpty) {
    case (true, true): return base
    case (false, true): return "<msub>\(base)\(subscripts)</msub>"
    case (true, false): return "<msup>\(base)<mrow>\(raised)</mrow></msup>"
    case (false, false):
      return "<msubsup>\(base)\(subscripts)<mrow>\(raised)</mrow></msubsup>"
    }
  }

  /// A letter with a hat, which fonts draw better apart.
  private static func hatted(_ letter: String) -> String? {
    let scalars = letter == "â" ? ["a", "\u{302}"] : Array(letter.unicodeScalars)
    guard scalars.count == 2, scalars[1] == "\u{302}" else { return nil }
    return "<mover accent=\"true\"><mi>\(scalars[0])</mi><mo stretchy=\"false\">^</mo></mover>"
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      default: String(character)
      }
    }.joined()
  }
}
