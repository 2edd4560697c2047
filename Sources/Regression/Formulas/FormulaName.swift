/// How R spells names and numbers.
enum FormulaName {
  private static let reserved: Set<String> = [
    "if", "else", "repeat", "while", "function", "for", "next", "break", "TRUE", "FALSE", "NULL",
    "Inf", "NaN", "NA", "NA_integer_", "NA_real_", "NA_character_", "NA_complex_", "in",
  ]

  /// The name, in backticks where a formula could not read it otherwise.
  static func spelled(_ name: String) -> String {
    guard !isPlain(name) else { return name }
    return "`" + escaped(name, quote: "`") + "`"
  }

  /// A text in double quotes.
  static func quoted(_ text: String) -> String { "\"" + escaped(text, quote: "\"") + "\"" }

  private static func escaped(_ text: String, quote: Character) -> String {
    var result = ""
    for character in text {
      if character == quote || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result
  }

  static func isPlain(_ name: String) -> Bool {
    guard let first = name.first, name.allSatisfy(isPart) else { return false }
    if first == "." {
      guard let second = name.dropFirst().first else { return false }
      return !second.isDigit
    }
    return isStart(first) && !reserved.contains(name)
  }

  static func isStart(_ character: Character) -> Bool { character.isLetter || character == "." }

  static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isDigit || character == "." || character == "_"
  }

  /// The number in the shorter of fixed and scientific notation, as R writes it: `100`, `1e+05`.
  static func spelled(_ number: Double) -> String {
    guard number.isFinite, number != 0 else { return number == 0 ? "0" : number.description }
    let (digits, exponent) = decimal(number.magnitude)
    let sign = number < 0 ? "-" : ""
    let fixed: String
    if exponent < 0 {
      fixed = "0." + String(repeating: "0", count: -exponent - 1) + digits
    } else if digits.count <= exponent + 1 {
      fixed = digits + String(repeating: "0", count: exponent + 1 - digits.count)
    } else {
      fixed = "\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
    }
    let power = String(exponent.magnitude)
    let scientific =
      digits.prefix(1) + (digits.count > 1 ? "." + digits.dropFirst() : "")
      + (exponent < 0 ? "e-" : "e+") + (power.count < 2 ? "0" : "") + power
    return sign + (fixed.count <= scientific.count ? fixed : scientific)
  }

  /// d₁d₂… and e with |number| = d₁.d₂… · 10ᵉ, in as few digits as read back to the same bits.
  private static func decimal(_ number: Double) -> (digits: String, exponent: Int) {
    let parts = number.description.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = halves[0]
    let fraction = halves.count > 1 ? halves[1] : ""
    var digits = Substring(whole + fraction)
    exponent += whole.count - 1
    while digits.count > 1, digits.first == "0" {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return (String(digits), exponent)
  }
}

extension Character {
  /// 0…9 and nothing else that Unicode counts as a digit.
  var isDigit: Bool { self >= "0" && self <= "9" && isASCII }
}
