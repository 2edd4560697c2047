internal import Numerics

extension Substitution {
  /// The clauses below one another, on lines that keep to the width where they can.
  func text(_ form: TextForm, indentation: Int) -> String {
    var inner = form
    inner.columns -= indentation
    return clauses.map { clause in
      Self.lines(Self.units(of: clause, inner), columns: inner.columns)
        .map { $0.text(indentation: indentation) }.joined()
    }.joined()
  }

  /// The matrices of which not everything is shown, each once.
  func abridged() -> [(name: String, matrix: Matrix)] {
    var found: [(name: String, matrix: Matrix)] = []
    for case .matrix(let matrix, let name) in clauses.joined()
    where Excerpt(of: matrix).isPartial && !found.contains(where: { $0.name == name }) {
      found.append((name, matrix))
    }
    return found
  }

  /// What belongs together and is not cut: a number, or a function with its parentheses.
  private struct Unit {
    var boxes: [Box]
    /// Whether a line may rather begin here than before its neighbors.
    var isOperation: Bool
    var box: Box { .row(boxes) }
  }

  private static func units(of clause: [Piece], _ form: TextForm) -> [Unit] {
    var units: [Unit] = []
    var isGlued = true, depth = 0
    for (i, piece) in clause.enumerated() {
      let previous = i == 0 ? nil : clause[i - 1], next = i + 1 < clause.count ? clause[i + 1] : nil
      if case .token(.space) = piece {
        isGlued = false
        if let previous, let next, previous.isPlainFactor, next.isPlainFactor {
          units.append(Unit(boxes: [Box(form.isUnicode ? "·" : "*")], isOperation: false))
        }
        continue
      }
      var box = piece.box(form)
      if piece.isNegative,
        piece.needsParentheses(
          after: i == 0 ? nil : clause[..<i].last { !$0.isSpace }, before: next)
      {
        box = .row([Box("("), box, Box(")")])
      }
      if isGlued, !units.isEmpty {
        units[units.count - 1].boxes.append(box)
      } else {
        units.append(Unit(boxes: [box], isOperation: depth == 0 && piece.isOperation))
      }
      depth += piece.nesting
      isGlued = true
    }
    return units
  }

  /// Full lines; where one must end, it rather ends before an operation.
  private static func lines(_ units: [Unit], columns: Int) -> [Box] {
    // An operation and what follows it up to the next.
    var terms: [[Unit]] = []
    for unit in units {
      if unit.isOperation || terms.isEmpty {
        terms.append([unit])
      } else {
        terms[terms.count - 1].append(unit)
      }
    }
    func width(_ units: [Unit]) -> Int { units.reduce(0) { $0 + $1.box.width + 1 } - 1 }
    var lines: [[Unit]] = [[]]
    func fits(_ more: [Unit]) -> Bool {
      let line = lines[lines.count - 1]
      return width(line + more) + (lines.count > 1 ? 2 : 0) <= columns
    }
    for term in terms {
      if fits(term) {
        lines[lines.count - 1] += term
        continue
      }
      if let last = lines.last, !last.isEmpty { lines.append([]) }
      for unit in term {
        if !fits([unit]), let last = lines.last, !last.isEmpty { lines.append([]) }
        lines[lines.count - 1].append(unit)
      }
    }
    return lines.enumerated().map { i, line in
      let boxes = line.enumerated().flatMap { j, unit in j == 0 ? [unit.box] : [Box(" "), unit.box]
      }
      return .row(i == 0 ? boxes : [Box("  ")] + boxes)
    }
  }
}

extension Substitution.Piece {
  fileprivate func box(_ form: TextForm) -> Box {
    switch self {
    case .matrix(let matrix, _): Box(matrix, form)
    case .shape(let rows, let columns): Box("\(rows)\(form.isUnicode ? "×" : "x")\(columns)")
    case .token(let token): Box(form.isUnicode ? token.unicode : Notation.ascii(token))
    }
  }

  /// 1 where parentheses open, −1 where they close.
  fileprivate var nesting: Int {
    switch self {
    case .token(.bracket("(")), .token(.bracket("[")): 1
    case .token(.bracket): -1
    default: 0
    }
  }

  fileprivate var isSpace: Bool { if case .token(.space) = self { true } else { false } }

  fileprivate var isOperation: Bool {
    if case .token(.operation(let sign)) = self {
      !["√", "/", "Σ", "|"].contains(sign)
    } else {
      false
    }
  }

  /// Whether two of them beside one another would read as one number.
  fileprivate var isPlainFactor: Bool {
    switch self {
    case .matrix(let matrix, _): matrix.count == 1
    case .shape, .token(.number): true
    default: false
    }
  }

  fileprivate var isNegative: Bool {
    if case .matrix(let matrix, _) = self { matrix.count == 1 && matrix[0, 0] < 0 } else { false }
  }

  fileprivate func needsParentheses(after previous: Self?, before next: Self?) -> Bool {
    if case .token(.power)? = next { return true }
    switch previous {
    case nil, .token(.operation("="))?, .token(.operation("←"))?, .token(.bracket("("))?:
      return false
    default: return true
    }
  }
}

extension Token {
  /// As it was written.
  var unicode: String {
    switch self {
    case .symbol(let symbol): symbol.text
    case .number(let text), .operation(let text), .bracket(let text): text
    case .power("2"): "²"
    case .power("3"): "³"
    case .power(let exponent): "^" + exponent
    case .transpose: "ᵀ"
    case .space: " "
    case .comma: ", "
    }
  }
}
