internal import Tables

/// A category as it stands in one table: what tells the levels of its rows.
enum FactorBinding {
  case codes([Int32], levels: [String])
  /// TRUE where the content is 1.
  case logical(ColumnContent)
  /// A level is a number, as R spells it.
  case numbers(ColumnContent)

  /// `known` are the levels that a model has, if it has been fitted.
  init(
    _ expression: PlacedExpression, in binding: ExpressionBinding, known: [String] = []
  ) throws(FormulaError) {
    let root = expression.root.ungrouped
    switch root.node {
    case .name(let name):
      let column = try binding.column(name, root, in: expression)
      let isLogical = !known.isEmpty && known.allSatisfy(LogicalLevels.names.contains)
      let words = isLogical ? LogicalLevels.words(of: column) : nil
      if let (codes, levels) = words ?? LogicalLevels.logical(column) ?? column.categories {
        self = .codes(codes, levels: levels)
      } else {
        self = .numbers(try binding.numbers(expression))
      }
    case .operation(.comparison, _, _): self = .logical(try binding.numbers(expression))
    default: self = .numbers(try binding.numbers(expression))
    }
  }

  /// The levels that occur in these rows, in their order.
  func levels(in rows: KeptRows) -> [String] {
    switch self {
    case .codes(let codes, let levels):
      var occurs = [Bool](repeating: false, count: levels.count)
      if let list = rows.list {
        for row in list { occurs[Int(codes[Int(row)])] = true }
      } else {
        for code in codes { occurs[Int(code)] = true }
      }
      return levels.indices.filter { occurs[$0] }.map { levels[$0] }
    case .logical(let content):
      var occurs = [false, false]
      rows.forEachBlock(of: content) { _, block in
        for value in block { occurs[value == 1 ? 1 : 0] = true }
        return occurs != [true, true]
      }
      return (0...1).filter { occurs[$0] }.map { LogicalLevels.names[$0] }
    case .numbers(let content):
      var seen: Set<Double> = []
      rows.forEachBlock(of: content) { _, block in
        seen.formUnion(block)
        return true
      }
      return seen.sorted().map { FormulaName.spelled($0) }
    }
  }

  /// The column that is 1 where the category has this level.
  func indicator(of level: String) -> ColumnContent {
    switch self {
    case .codes(let codes, let levels):
      return levels.firstIndex(of: level).map { .indicator(codes: codes, level: Int32($0)) }
        ?? .constant(0)
    case .logical(let content):
      return level == LogicalLevels.names[1] ? content : .difference(.constant(1), content)
    case .numbers(let content):
      return .comparison(content, .equal, .constant(Double(level) ?? .nan))
    }
  }

  /// Each row's position among `levels`; −1 for a level that is not among them.
  func codes(among levels: [String], in rows: KeptRows) -> [Int32] {
    let position = Dictionary(zip(levels, Int32(0)...)) { first, _ in first }
    switch self {
    case .codes(let codes, let own):
      let positions = own.map { position[$0] ?? -1 }
      return (0..<rows.count).map { positions[Int(codes[rows.tableRow($0)])] }
    case .logical(let content):
      let positions = LogicalLevels.names.map { position[$0] ?? -1 }
      return rows.values(of: content).map { positions[$0 == 1 ? 1 : 0] }
    case .numbers(let content):
      let numbers = Dictionary(
        zip(levels.map { Double($0) ?? .nan }, Int32(0)...)
      ) { first, _ in first }
      return rows.values(of: content).map { numbers[$0] ?? -1 }
    }
  }

  /// The first of these rows whose level is not among `levels`, by its position, and its level.
  func unknownLevel(
    besides levels: [String], in rows: KeptRows
  ) -> (position: Int, level: String)? {
    let known = Set(levels)
    switch self {
    case .codes(let codes, let own):
      let isKnown = own.map { known.contains($0) }
      guard !isKnown.allSatisfy(\.self) else { return nil }
      for i in 0..<rows.count {
        let code = Int(codes[rows.tableRow(i)])
        if !isKnown[code] { return (i, own[code]) }
      }
      return nil
    case .logical(let content):
      let isKnown = LogicalLevels.names.map { known.contains($0) }
      guard isKnown != [true, true] else { return nil }
      return firstUnknown(of: content, in: rows) { isKnown[$0 == 1 ? 1 : 0] }
        .map { ($0.position, LogicalLevels.names[$0.value == 1 ? 1 : 0]) }
    case .numbers(let content):
      let numbers = Set(levels.compactMap { Double($0) })
      return firstUnknown(of: content, in: rows) { numbers.contains($0) }
        .map { ($0.position, FormulaName.spelled($0.value)) }
    }
  }

  private func firstUnknown(
    of content: ColumnContent, in rows: KeptRows, isKnown: (Double) -> Bool
  ) -> (position: Int, value: Double)? {
    var found: (position: Int, value: Double)?
    rows.forEachBlock(of: content) { first, block in
      guard let i = block.firstIndex(where: { !isKnown($0) }) else { return true }
      found = (first + i, block[i])
      return false
    }
    return found
  }
}
