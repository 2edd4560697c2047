internal import Tables

/// Booleans that R reads as logical: `true` and `false`, not `yes` and `no`.
enum LogicalLevels {
  static let names = ["FALSE", "TRUE"]

  /// Codes and levels of a column of true and false, the levels as R spells them.
  static func logical(_ column: Column) -> (codes: [Int32], levels: [String])? {
    guard case .boolean(let codes, let levels) = column.kind else { return nil }
    let words = levels.map { $0.lowercased() }
    return words == ["false", "true"] || words == ["f", "t"] ? (codes, names) : nil
  }
}
