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

  /// A box in its line.
  private struct Unit {
    let box: Box
    /// Whether a space parts it from the one before.
    let isSpaced: Bool
    /// Whether a line may rather end before this than elsewhere.
    let isOperation: Bool
    var width: Int { box.width + (isSpaced ? 1 : 0) }
  }

  private static func units(of clause: [Piece], _ form: TextForm) -> [Unit] {
    var units: [Unit] = []
    var isSpaced = false, depth = 0
    for (i, piece) in clause.enumerated() {
      let previous = i == 0 ? nil : clause[i - 1], next = i + 1 < clause.count ? clause[i + 1] : nil
      if piece.isSpace {
        isSpaced = true
        if let previous, let next, previous.isPlainFactor, next.isPlainFactor {
          units.append(
            Unit(box: Box(form.isUnicode ? "·" : "*"), isSpaced: true, isOperation: false))
        }
        continue
      }
      var box = piece.box(form)
      let before = clause[..<i].last { !$0.isSpace }
      if piece.needsParentheses(after: before, before: next) {
        box = .row([Box("("), box, Box(")")])
      }
      units.append(
        Unit(box: box, isSpaced: isSpaced, isOperation: depth == 0 && piece.isOperation))
      depth += piece.nesting
      isSpaced = false
    }
    return units
  }

  /// Full lines; where one must end, it rather ends before an operation, else at a space.
  private static func lines(_ units: [Unit], columns: Int) -> [Box] {
    var lines: [[Unit]] = [[]]
    func place(_ group: [Unit]) {
      let width = (lines[lines.count - 1] + group).reduce(0) { $0 + $1.width }
      if width + (lines.count > 1 ? 2 : 0) <= columns {
        lines[lines.count - 1] += group
      } else if !lines[lines.count - 1].isEmpty {
        lines.append([])
        place(group)
      } else if group.count == 1 {
        lines[lines.count - 1] = group
      } else {
        let words = group.split(before: \.isSpaced)
        for word in words.count > 1 ? words : group.map({ [$0] }) { place(word) }
      }
    }
    // An operation and what follows it up to the next stay together, if they can.
    for term in units.split(before: \.isOperation) { place(term) }
    return lines.enumerated().map { i, line in
      let boxes = line.enumerated().flatMap { j, unit in
        unit.isSpaced && j > 0 ? [Box(" "), unit.box] : [unit.box]
      }
      return .row(i == 0 ? boxes : [Box("  ")] + boxes)
    }
  }
}

extension Array {
  /// Groups that begin where `isFirst` says.
  fileprivate func split(before isFirst: (Element) -> Bool) -> [[Element]] {
    var groups: [[Element]] = []
    for element in self {
      if groups.isEmpty || isFirst(element) {
        groups.append([element])
      } else {
        groups[groups.count - 1].append(element)
      }
    }
    return groups
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
