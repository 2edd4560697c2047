internal import Tables

/// Sees to it that a computed column has a value in every row that a model uses.
struct RowCheck {
  let binding: ExpressionBinding
  let rows: KeptRows

  /// - Throws: with the row and the function that has no value there.
  func check(_ expression: PlacedExpression) throws(FormulaError) {
    let content = try binding.numbers(expression)
    // The table's own numbers are finite where they are not missing.
    if case .numbers = content { return }
    var failed: Int?
    rows.forEachBlock(of: content) { first, block in
      var rest = 0.0
      for value in block { rest += value * 0 }
      // NaN, if a value is not finite.
      guard rest.isNaN else { return true }
      failed = block.firstIndex { !$0.isFinite }.map { rows.tableRow(first + $0) }
      return failed == nil
    }
    guard let failed else { return }
    throw try failure(expression, inRow: failed)
  }

  private func failure(
    _ expression: PlacedExpression, inRow row: Int
  ) throws(FormulaError) -> FormulaError {
    let culprit = try culprit(expression.root, in: expression, row: row) ?? expression.root
    let value = try value(culprit, in: expression, row: row)
    let inputs = culprit.names.compactMap { name in
      binding.table[name].map { "\(name) is \($0.text(ofRow: row))" }
    }
    let problem =
      "\(culprit) is \(value.isNaN ? "not a number" : "infinite")"
      + (inputs.isEmpty ? "" : " where \(inputs.joined(separator: " and "))")
    return expression.error(
      problem, remedy: Self.remedy(for: culprit), row: binding.table.place(ofRow: row), at: culprit)
  }

  private static func remedy(for culprit: FormulaExpression) -> String {
    if case .call(let function, _) = culprit.node,
      let domain = ElementaryFunction(rawValue: function)?.domain
    {
      return "\(function) takes \(domain); shift the column, or leave the row out"
    }
    if case .operation(.over, _, _) = culprit.node {
      return "a division by 0 has no value; leave the row out"
    }
    return "rescale the column, or leave the row out"
  }

  /// The innermost part without a value whose own parts have one.
  private func culprit(
    _ part: FormulaExpression, in whole: PlacedExpression, row: Int
  ) throws(FormulaError) -> FormulaExpression? {
    switch part.node {
    case .text, .logical, .number, .name: return nil
    default: break
    }
    for child in part.node.children {
      if let inner = try culprit(child, in: whole, row: row) { return inner }
    }
    return try value(part, in: whole, row: row).isFinite ? nil : part
  }

  private func value(
    _ part: FormulaExpression, in whole: PlacedExpression, row: Int
  ) throws(FormulaError) -> Double {
    KeptRows.value(of: try binding.numbers(part, in: whole), inRow: row)
  }
}
