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

  /// Codes and levels of a category whose levels are all words for true and false, which a table that
  /// holds only one of them is read as.
  static func words(of column: Column) -> (codes: [Int32], levels: [String])? {
    guard let (codes, levels) = column.categories else { return nil }
    var spelled: [String] = []
    for level in levels {
      switch level.lowercased() {
      case "false", "f": spelled.append(names[0])
      case "true", "t": spelled.append(names[1])
      default: return nil
      }
    }
    return (codes, spelled)
  }
}
