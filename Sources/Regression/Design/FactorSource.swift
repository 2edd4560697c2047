internal import Tables

/// A category before its levels are settled.
struct FactorSource {
  /// A category, a comparison, or numbers.
  let expression: PlacedExpression
  /// All its levels in order, if the formula gives them.
  var levels: [String]?
  /// The level that goes first, if the formula or the user names one.
  var reference: Reference?

  enum Reference {
    case level(String, at: FormulaExpression)
    /// From 1, as R counts.
    case position(Int, at: FormulaExpression)
    /// Asked for outside of the formula.
    case chosen(String)
  }

  /// Its levels in these rows, the reference level first.
  func fit(
    named name: String, _ rows: KeptRows, _ binding: ExpressionBinding
  ) throws(FormulaError) -> [String] {
    let factor = try FactorBinding(expression, in: binding)
    if case .numbers = factor { try RowCheck(binding: binding, rows: rows).check(expression) }
    let occurring = factor.levels(in: rows)
    var ordered = occurring
    if let levels {
      let occurs = Set(occurring)
      ordered = levels.filter { occurs.contains($0) }
    }
    if let position = try referencePosition(in: ordered) {
      ordered.insert(ordered.remove(at: position), at: 0)
    }
    guard ordered.count >= 2 else {
      let level = ordered.first ?? occurring.first ?? ""
      throw expression.error(
        "\(name) is \"\(level)\" in all rows that are used", remedy: "leave it out")
    }
    return ordered
  }

  private func referencePosition(in levels: [String]) throws(FormulaError) -> Int? {
    let level: String
    let part: FormulaExpression
    switch reference {
    case nil: return nil
    case .position(let number, let place):
      guard number <= levels.count else {
        throw expression.error(
          "\(expression) has only \(levels.count) levels", remedy: "they are \(Self.list(levels))",
          at: place)
      }
      return number - 1
    case .level(let text, let place): (level, part) = (text, place)
    case .chosen(let text): (level, part) = (text, expression.root)
    }
    guard let position = levels.firstIndex(of: level) else {
      throw expression.error(
        "\(expression) has no level \"\(level)\"",
        remedy: DidYouMean.remedy(for: level, in: levels),
        at: part)
    }
    return position
  }

  static func list(_ levels: [String]) -> String {
    levels.prefix(8).joined(separator: ", ")
      + (levels.count > 8 ? " and \(levels.count - 8) more" : "")
  }
}
