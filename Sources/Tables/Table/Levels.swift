/// The order of a category's levels, which must not depend on the order of the rows.
enum Levels {
  /// `texts` without repetitions, in order, and where each of them went.
  ///
  /// By size if all are numbers (so that 10 follows 9), otherwise by text. Texts that Unicode holds
  /// for the same are one level.
  static func arrange(_ texts: [String]) -> (levels: [String], positions: [Int32]) {
    let numbers = texts.map { NumberText.number($0) }
    let areNumbers = numbers.allSatisfy { $0 != nil }
    let order = texts.indices.sorted {
      if areNumbers, let a = numbers[$0], let b = numbers[$1], a != b { return a < b }
      if texts[$0] != texts[$1] { return texts[$0] < texts[$1] }
      return texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8)
    }
    var levels: [String] = []
    var positions = [Int32](repeating: 0, count: texts.count)
    for k in order {
      if levels.last != texts[k] { levels.append(texts[k]) }
      positions[k] = Int32(levels.count - 1)
    }
    return (levels, positions)
  }

  private static let denials = [
    "false": "true", "no": "yes", "f": "t", "n": "y", "off": "on",
  ]

  /// The two texts with the denying one first, if they are a pair such as `no` and `yes`, in
  /// capitals or not.
  static func booleans(_ texts: [String]) -> [String]? {
    guard texts.count == 2 else { return nil }
    let words = texts.map { $0.lowercased() }
    if denials[words[0]] == words[1] { return texts }
    return denials[words[1]] == words[0] ? texts.reversed() : nil
  }
}
