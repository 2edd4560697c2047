/// Cuts a formula into words and signs.
struct FormulaLexer {
  private let formula: String
  private let characters: [Character]
  private var position = 0

  init(_ formula: String) {
    self.formula = formula
    characters = Array(formula)
  }

  /// All of them, the last one being the end.
  mutating func tokens() throws(FormulaError) -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    while true {
      while position < characters.count, characters[position].isWhitespace { position += 1 }
      let start = position
      guard position < characters.count else {
        tokens.append(FormulaToken(kind: .end, place: start..<start + 1))
        return tokens
      }
      let kind = try next()
      tokens.append(FormulaToken(kind: kind, place: start..<position))
    }
  }

  private func peek(_ ahead: Int = 0) -> Character? {
    position + ahead < characters.count ? characters[position + ahead] : nil
  }

  private mutating func next() throws(FormulaError) -> FormulaToken.Kind {
    let start = position
    let character = characters[position]
    if character.isDigit || character == "." && peek(1)?.isDigit == true { return try number() }
    if FormulaName.isStart(character) {
      while let next = peek(), FormulaName.isPart(next) { position += 1 }
      return .name(String(characters[start..<position]))
    }
    switch character {
    case "`":
      let name = try quotation(of: "a name in backticks")
      guard !name.isEmpty else {
        throw error(
          "a name in backticks is empty", remedy: "write a column's name between them", from: start)
      }
      return .name(name)
    case "\"", "'": return .text(try quotation(of: "a text"))
    case "%": return try percentOperator()
    default: break
    }
    for sign in ["**", "<=", ">=", "==", "!="] where matches(sign) {
      position += 2
      return .sign(sign == "**" ? "^" : sign)
    }
    position += 1
    if "~+-*/:^(),=<>".contains(character) { return .sign(String(character)) }
    throw unexpected(character, from: start)
  }

  private func matches(_ sign: String) -> Bool {
    for (k, character) in sign.enumerated() where peek(k) != character { return false }
    return true
  }

  private mutating func number() throws(FormulaError) -> FormulaToken.Kind {
    let start = position
    while let next = peek(), next.isDigit { position += 1 }
    if peek() == "." { position += 1 }
    while let next = peek(), next.isDigit { position += 1 }
    if peek() == "e" || peek() == "E" {
      let signed = peek(1) == "+" || peek(1) == "-"
      if peek(signed ? 2 : 1)?.isDigit == true {
        position += signed ? 2 : 1
        while let next = peek(), next.isDigit { position += 1 }
      }
    }
    let text = String(characters[start..<position])
    // A whole number in R's spelling, 2L.
    if peek() == "L" { position += 1 }
    if let next = peek(), FormulaName.isPart(next) {
      while let next = peek(), FormulaName.isPart(next) { position += 1 }
      let name = String(characters[start..<position])
      throw error(
        "a name cannot begin with a digit",
        remedy: "write `\(name)` in backticks if it is a column", from: start)
    }
    guard let number = Double(text), number.isFinite else {
      throw error("\(text.prefix(40)) is too large a number", from: start)
    }
    return .number(number)
  }

  /// What stands up to the next quotation mark of the same kind; a backslash takes the next one in.
  private mutating func quotation(of noun: String) throws(FormulaError) -> String {
    let start = position
    let mark = characters[position]
    position += 1
    var text = ""
    while let next = peek() {
      position += 1
      if next == mark { return text }
      if next == "\\", let escaped = peek() {
        position += 1
        text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
      } else {
        text.append(next)
      }
    }
    position = start + 1
    throw error("\(noun) has no end", remedy: "add the closing \(mark)", from: start)
  }

  private mutating func percentOperator() throws(FormulaError) -> FormulaToken.Kind {
    let start = position
    guard matches("%in%") else {
      position += 1
      throw error("of the operators with %, formulas know %in% only", from: start)
    }
    position += 4
    return .sign("%in%")
  }

  private func unexpected(_ character: Character, from start: Int) -> FormulaError {
    let remedy: String
    switch character {
    case "|": remedy = "random effects such as (1 | group) are not part of these models"
    case "$", "[", "]", "@": remedy = "name a column of the table, as in y ~ x"
    case "&", "!": remedy = "multiply comparisons instead, as in I((a > 1) * (b > 1))"
    case "{", "}": remedy = "group with parentheses"
    default: remedy = "put a name that contains it in backticks"
    }
    return error(
      "\(Self.shown(character)) has no meaning in a formula", remedy: remedy, from: start)
  }

  private static func shown(_ character: Character) -> String {
    let isVisible = character.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
    return isVisible ? "\"\(character)\"" : "a control character"
  }

  private func error(
    _ problem: String, remedy: String? = nil, from start: Int
  ) -> FormulaError {
    FormulaError(problem, remedy: remedy, in: formula, at: start..<max(position, start + 1))
  }
}
